/**
 * Out: an invented municipality a century ahead, in every input format, for tests, figures and training.
 */
@ApplicationModule(allowedDependencies = {"person", "file"})
@NullMarked
package se.utskick.generate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
