/**
 * In: a snapshot and a campaign. Out: one decision for each youth, recipient and meeting, and the pieces to send.
 */
@ApplicationModule(allowedDependencies = {"person", "file", "register", "campaign", "delivery"})
@NullMarked
package se.utskick.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
