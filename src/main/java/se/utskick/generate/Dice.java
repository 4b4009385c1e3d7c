package se.utskick.generate;

import java.util.List;
import java.util.UUID;

/**
 * Numbers that look random and are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014), written out here so that no
 * release of Java can change what a seed means.
 */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int MILLION = 1_000_000;

    private long state;

    /** A row of numbers of its own for each seed, family and purpose. */
    Dice(long seed, long family, int purpose) {
        state = mix(mix(seed + GOLDEN) ^ (family * GOLDEN + purpose));
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 up to, not including, {@code bound}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean perMillion(int chances) {
        return below(MILLION) < chances;
    }

    boolean percent(int chances) {
        return below(100) < chances;
    }

    <T> T oneOf(List<T> list) {
        return list.get(below(list.size()));
    }

    /** The place of the weight that was hit. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int hit = below(sum);
        int place = 0;
        while (hit >= weights[place]) {
            hit -= weights[place++];
        }
        return place;
    }

    /** A UUID of version 4. */
    String uuid() {
        return new UUID((next() & ~0xF000L) | 0x4000L, (next() >>> 2) | 0x8000000000000000L).toString();
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
