/**
 * In: extract files of the population register, the school, contacts, suppressions and meetings. Out: an immutable
 * snapshot, and every record that could not be used with its place and reason.
 */
@ApplicationModule(allowedDependencies = {"person", "file"})
@NullMarked
package se.utskick.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
