/**
 * In: everything before it, recounted. Out: evidence of what was sent, to whom not, and why.
 */
@ApplicationModule(
        allowedDependencies = {
            "person",
            "file",
            "register",
            "campaign",
            "selection",
            "letter",
            "print",
            "email",
            "delivery",
            "run"
        })
@NullMarked
package se.utskick.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
