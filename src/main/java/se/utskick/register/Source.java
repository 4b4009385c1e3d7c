package se.utskick.register;

import java.nio.file.Path;

/**
 * A file to be imported.
 *
 * @param place its order among all files of the import
 * @param kind register, school, contacts, suppressions or meetings
 * @param name without its folder; told apart from a file of the same name by its order
 */
record Source(int place, String kind, String name, Path path) {}
