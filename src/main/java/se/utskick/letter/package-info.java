/**
 * In: pieces and a template. Out: pages, set from a letter that was compiled once.
 */
@ApplicationModule(allowedDependencies = {"person", "file", "register", "selection", "campaign"})
@NullMarked
package se.utskick.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
