/**
 * Words all rooms share: numbers, names, addresses. Plain Java, no framework.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package se.utskick.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
