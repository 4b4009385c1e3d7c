package se.utskick.letter;

/**
 * A Huffman code for the bytes of pages, trained on some of them and used for all. Its table stands before each page's codes, ready as
 * bits; every byte has a code, so what the sample lacks costs more and is written all the same. Safe for several threads.
 */
final class PageCode {

    private static final int LITERALS = 286;
    private static final int END_OF_BLOCK = 256;
    /** A byte that the sample has once weighs this much against one that it lacks. */
    private static final int SEEN = 64;

    private final byte[] head;
    private final int headBits;
    private final int[] written;

    private PageCode(byte[] head, int headBits, int[] written) {
        this.head = head;
        this.headBits = headBits;
        this.written = written;
    }

    /** @param counts of each byte in the sample's {@code streams} */
    static PageCode trainedOn(int[] counts, int streams) {
        int[] weights = new int[LITERALS];
        for (int i = 0; i < END_OF_BLOCK; i++) {
            weights[i] = 1 + counts[i] * SEEN;
        }
        weights[END_OF_BLOCK] = 1 + streams * SEEN;
        Bits head = new Bits();
        head.expect(2 * LITERALS);
        HuffmanCode code = new Deflate().trained(weights, head);
        return new PageCode(head.copy(), head.bits(), code.written.clone());
    }

    /** The most bytes that so many can take. */
    int mostBytes(int count) {
        return head.length + 2 * count + 16;
    }

    /** Writes the data as the last block of a stream. */
    void write(Bits bits, byte[] data, int from, int to) {
        int whole = headBits >>> 3;
        for (int i = 0; i < whole; i++) {
            bits.put(head[i] & 0xff, 8);
        }
        bits.put(head[whole] & (1 << (headBits & 7)) - 1, headBits & 7);
        bits.putAll(data, from, to, written);
        bits.put(written[END_OF_BLOCK]);
    }
}
