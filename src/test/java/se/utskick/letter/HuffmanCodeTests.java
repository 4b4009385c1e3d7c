package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HuffmanCodeTests {

    @Test
    void givesFrequentSymbolsShortCodes() {
        HuffmanCode code = new HuffmanCode(4, 15);
        code.build(new int[] {1, 1, 2, 8});
        assertThat(code.lengths).containsExactly(3, 3, 2, 1);
    }

    @Test
    void keepsTheLimitAndFillsTheCode() {
        int[] counts = new int[30];
        long a = 1;
        long b = 1;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) a;
            long next = a + b;
            a = b;
            b = next;
        }
        HuffmanCode code = new HuffmanCode(30, 7);
        code.build(counts);
        double kraft = 0;
        for (int length : code.lengths) {
            assertThat(length).isBetween(1, 7);
            kraft += Math.pow(2, -length);
        }
        assertThat(kraft).isEqualTo(1);
    }

    @Test
    void givesAnOnlySymbolOneBit() {
        HuffmanCode code = new HuffmanCode(3, 15);
        code.build(new int[] {0, 5, 0});
        assertThat(code.lengths).containsExactly(0, 1, 0);
    }
}
