/**
 * The contract's section 2 read once more, naively and in memory, by somebody who has not seen the selection: what the product decides
 * must be what stands here. Shares no code with the rooms.
 */
@NullMarked
package se.utskick.oracle;

import org.jspecify.annotations.NullMarked;
