/**
 * In: events. Out: the append-only log, the state of every piece (known by reference only), the memory of what was sent.
 */
@ApplicationModule(allowedDependencies = {"person", "file"})
@NullMarked
package se.utskick.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
