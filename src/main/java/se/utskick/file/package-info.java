/**
 * Files that are whole or not there: durable writing, checksums, the house's CSV and JSON. Plain Java, no framework.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package se.utskick.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
