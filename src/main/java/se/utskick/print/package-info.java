/**
 * In: set letters. Out: the package for the print shop; and the shop's answers, read back.
 */
@ApplicationModule(allowedDependencies = {"person", "file", "letter", "delivery", "selection", "campaign"})
@NullMarked
package se.utskick.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
