package se.utskick.letter;

import java.util.Arrays;

/**
 * Canonical Huffman codes of limited length for one alphabet (RFC 1951, 3.2.2), bits reversed as deflate writes them. Equal counts give
 * equal codes: symbols of one count are ordered by their value.
 */
final class HuffmanCode {

    final int[] lengths;
    /** What deflate writes for each symbol: the code, and above its sixteen bits how long it is. */
    final int[] written;

    private final int longest;
    /** Count shifted by 9, or'ed with the symbol: sorts by count, then symbol. */
    private final long[] leaves;

    private final long[] weights;
    private final int[] parents;
    private final int[] depths;
    private final int[] perLength;

    HuffmanCode(int symbols, int longest) {
        this.lengths = new int[symbols];
        this.written = new int[symbols];
        this.longest = longest;
        this.leaves = new long[symbols];
        this.weights = new long[2 * symbols];
        this.parents = new int[2 * symbols];
        this.depths = new int[2 * symbols];
        this.perLength = new int[Math.max(symbols, longest) + 1];
    }

    /** One more than the highest symbol with a code. */
    int used() {
        int used = lengths.length;
        while (used > 0 && lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }

    void build(int[] counts) {
        Arrays.fill(lengths, 0);
        int present = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (counts[symbol] > 0) {
                leaves[present++] = (long) counts[symbol] << 9 | symbol;
            }
        }
        if (present == 1) {
            lengths[(int) (leaves[0] & 0x1ff)] = 1;
        } else if (present > 1) {
            Arrays.sort(leaves, 0, present);
            measure(present);
            limit();
            assign(present);
        }
        number();
    }

    /** Joins the two lightest trees until one is left, from two queues: leaves in order, joined trees in the order they arise. */
    private void measure(int present) {
        for (int i = 0; i < present; i++) {
            weights[i] = leaves[i] >>> 9;
        }
        int leaf = 0;
        int tree = present;
        int root = 2 * present - 2;
        for (int next = present; next <= root; next++) {
            weights[next] = 0;
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf < present && (tree >= next || weights[leaf] <= weights[tree]);
                int taken = takeLeaf ? leaf++ : tree++;
                weights[next] += weights[taken];
                parents[taken] = next;
            }
        }
        Arrays.fill(perLength, 0);
        depths[root] = 0;
        for (int node = root - 1; node >= 0; node--) {
            depths[node] = depths[parents[node]] + 1;
            if (node < present) {
                perLength[depths[node]]++;
            }
        }
    }

    /** Moves codes that are too long up to the limit, then lengthens shorter ones until Kraft's sum is one again. */
    private void limit() {
        for (int length = longest + 1; length < perLength.length; length++) {
            perLength[longest] += perLength[length];
            perLength[length] = 0;
        }
        long total = 0;
        for (int length = 1; length <= longest; length++) {
            total += (long) perLength[length] << (longest - length);
        }
        while (total > 1L << longest) {
            perLength[longest]--;
            int length = longest - 1;
            while (perLength[length] == 0) {
                length--;
            }
            perLength[length]--;
            perLength[length + 1] += 2;
            total--;
        }
    }

    private void assign(int present) {
        int next = 0;
        for (int length = longest; length > 0; length--) {
            for (int i = 0; i < perLength[length]; i++) {
                lengths[(int) (leaves[next++] & 0x1ff)] = length;
            }
        }
        if (next != present) {
            throw new IllegalStateException("Every symbol that occurs has a code");
        }
    }

    private void number() {
        Arrays.fill(perLength, 0);
        for (int length : lengths) {
            perLength[length]++;
        }
        perLength[0] = 0;
        int[] nextCode = new int[longest + 1];
        int code = 0;
        for (int length = 1; length <= longest; length++) {
            code = (code + perLength[length - 1]) << 1;
            nextCode[length] = code;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            written[symbol] =
                    length == 0 ? 0 : length << Short.SIZE | Integer.reverse(nextCode[length]++) >>> (32 - length);
        }
    }
}
