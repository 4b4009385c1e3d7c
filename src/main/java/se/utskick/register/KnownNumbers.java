package se.utskick.register;

import java.util.Arrays;

/**
 * Every number met so far, with what is needed to tell an equal record from a differing one: open addressing over primitive arrays, about
 * 60 bytes a person, because half a million of them must fit beside everything else.
 */
final class KnownNumbers {

    private static final int FIRST_CAPACITY = 1 << 14;
    private static final long FREE = -1;

    private long[] numbers = new long[FIRST_CAPACITY];
    private long[] digests = new long[FIRST_CAPACITY];
    private long[] relations = new long[FIRST_CAPACITY];
    /** File and record of the first record, and its state: 12, 47 and 5 bits. */
    private long[] places = new long[FIRST_CAPACITY];

    private int size;

    KnownNumbers() {
        Arrays.fill(numbers, FREE);
    }

    /** Where the number stands, or a negative value where it is not known. Valid until the next {@link #add}. */
    int find(long number) {
        int at = slot(number);
        return numbers[at] == number ? at : -1;
    }

    void add(long number, long digest, long relationsDigest, int file, long record, int state) {
        if (size * 3L > numbers.length * 2L) {
            grow();
        }
        int at = slot(number);
        numbers[at] = number;
        digests[at] = digest;
        relations[at] = relationsDigest;
        places[at] = ((long) file << 52) | (record << 5) | state;
        size++;
    }

    int size() {
        return size;
    }

    long digest(int at) {
        return digests[at];
    }

    long relationsDigest(int at) {
        return relations[at];
    }

    void addRelation(int at, long digest) {
        relations[at] += digest;
    }

    int file(int at) {
        return (int) (places[at] >>> 52);
    }

    long record(int at) {
        return (places[at] << 12) >>> 17;
    }

    int state(int at) {
        return (int) (places[at] & 0x1F);
    }

    void state(int at, int state) {
        places[at] = (places[at] & ~0x1FL) | state;
    }

    private int slot(long number) {
        int mask = numbers.length - 1;
        int at = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (numbers[at] != FREE && numbers[at] != number) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        KnownNumbers larger = new KnownNumbers(numbers.length * 2);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != FREE) {
                int at = larger.slot(numbers[i]);
                larger.numbers[at] = numbers[i];
                larger.digests[at] = digests[i];
                larger.relations[at] = relations[i];
                larger.places[at] = places[i];
            }
        }
        numbers = larger.numbers;
        digests = larger.digests;
        relations = larger.relations;
        places = larger.places;
    }

    private KnownNumbers(int capacity) {
        numbers = new long[capacity];
        digests = new long[capacity];
        relations = new long[capacity];
        places = new long[capacity];
        Arrays.fill(numbers, FREE);
    }
}
