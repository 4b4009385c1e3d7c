/**
 * In: pieces. Out: messages, set once and stored.
 */
@ApplicationModule(allowedDependencies = {"person", "file", "letter", "delivery", "selection", "campaign"})
@NullMarked
package se.utskick.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
