/**
 * The corridor: a mailing's way from prepared to closed, its jobs, its approval and its lock.
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
            "delivery"
        })
@NullMarked
package se.utskick.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
