/**
 * The door for people at a terminal: one class a command.
 */
@NullMarked
package se.utskick.cli;

import org.jspecify.annotations.NullMarked;
