/**
 * In: pieces. Out: messages, set once and stored. A template is read and checked once, in every shape it has; a message is the same bytes
 * wherever it is composed; what comes from a register stands escaped or encoded, and a child's name never.
 */
@ApplicationModule(allowedDependencies = {"person", "file", "register", "letter", "delivery", "selection", "campaign"})
@NullMarked
package se.utskick.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
