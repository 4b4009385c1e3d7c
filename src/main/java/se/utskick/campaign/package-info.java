/**
 * In: {@code config/campaigns/*.yaml}. Out: a mailing as a checked rule: whom, by which channel, how often, with what letter.
 */
@ApplicationModule(allowedDependencies = {"person", "file"})
@NullMarked
package se.utskick.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
