/**
 * Utskick: letters a municipality can vouch for. Data walks right through the rooms: register, selection, letter, print or email,
 * delivery, report; imports look left.
 */
@NullMarked
package se.utskick;

import org.jspecify.annotations.NullMarked;
