package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeflateProperties {

    private final Deflate deflate = new Deflate();

    @Property
    void isReadBackByAnotherInflater(@ForAll @Size(max = 5000) byte[] data) throws DataFormatException {
        assertThat(inflated(deflate.compress(data, data.length))).isEqualTo(data);
    }

    /** Few letters, many repeats, several blocks, distances to the window's end and past it. */
    @Property(tries = 60)
    void isReadBackWhereMuchRepeats(
            @ForAll @IntRange(min = 1, max = 200_000) int size,
            @ForAll @IntRange(min = 1, max = 256) int letters,
            @ForAll @IntRange(min = 1, max = 40_000) int period,
            @ForAll long seed)
            throws DataFormatException {
        Random random = new Random(seed);
        byte[] data = new byte[size];
        for (int i = 0; i < size; i++) {
            data[i] = i < period || random.nextInt(50) == 0 ? (byte) random.nextInt(letters) : data[i - period];
        }
        assertThat(inflated(deflate.compress(data, size))).isEqualTo(data);
    }

    /** Counts that grow like Fibonacci's numbers make Huffman's tree deepest: the limit of fifteen bits is at work. */
    @Test
    void isReadBackWhereCodesWouldBeTooLong() throws DataFormatException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        Random random = new Random(7);
        int[] counts = new int[24];
        counts[0] = 1;
        counts[1] = 1;
        for (int i = 2; i < counts.length; i++) {
            counts[i] = Math.min(counts[i - 1] + counts[i - 2], 8000);
        }
        for (int drawn = 0; drawn < 32_000; drawn++) {
            int at = random.nextInt(32_000);
            int symbol = 0;
            while (symbol < counts.length - 1 && at >= counts[symbol]) {
                at -= counts[symbol];
                symbol++;
            }
            data.write(symbol * 7);
        }
        byte[] bytes = data.toByteArray();
        assertThat(inflated(deflate.compress(bytes, bytes.length))).isEqualTo(bytes);
    }

    /** Objects as a file holds them: dictionaries alike but for numbers, so that repeats lie near, far, and further than any may. */
    @Property(tries = 100)
    void isReadBackInObjects(@ForAll @Size(min = 1, max = 40) List<@IntRange(max = 2_000_000) Integer> numbers)
            throws DataFormatException {
        StringBuilder objects = new StringBuilder();
        for (int i = 0; objects.length() < 80_000; i++) {
            int number = numbers.get(i % numbers.size()) + i;
            objects.append("<</S/TD/Pg ").append(number / 7).append(" 0 R/P ").append(number);
            objects.append(" 0 R/K[")
                    .append(i % 61)
                    .append(' ')
                    .append(number + 1)
                    .append(" 0 R]>>");
        }
        byte[] bytes = objects.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        int size = deflate.objectsInto(bytes, bytes.length);
        assertThat(inflated(java.util.Arrays.copyOf(deflate.bytes(), size))).isEqualTo(bytes);
    }

    /** Digits are told as they are: a short repeat from far away takes more room. */
    @Test
    void takesLessForObjectsAsObjectsThanAsText() {
        StringBuilder objects = new StringBuilder();
        for (int number = 10_000; number < 12_000; number++) {
            objects.append("<</S/P/Pg ")
                    .append(number * 7 % 9973)
                    .append(" 0 R/P ")
                    .append(number * 13 % 99_991);
            objects.append(" 0 R/K ").append(number % 61).append(">>");
        }
        byte[] bytes = objects.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        int asObjects = deflate.objectsInto(bytes, bytes.length);
        assertThat(asObjects * 100).isLessThan(deflate.compressInto(bytes, bytes.length) * 95);
    }

    /** With a code trained on other bytes: those that the sample lacks have the longest codes. */
    @Property
    void isReadBackInACodeTrainedOnOtherBytes(
            @ForAll @Size(max = 2000) byte[] data, @ForAll @Size(min = 256, max = 256) int[] counts)
            throws DataFormatException {
        int[] sample = java.util.Arrays.stream(counts)
                .map(count -> Math.floorMod(count, 1 << 18))
                .toArray();
        int size = deflate.literalsInto(data, 0, data.length, PageCode.trainedOn(sample, 1));
        assertThat(inflated(java.util.Arrays.copyOf(deflate.bytes(), size))).isEqualTo(data);
    }

    @Test
    void hasTheSameBytesEverywhere() {
        byte[] data = "Samma bytes på varje maskin, samma bytes på varje Java."
                .repeat(20)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(se.utskick.file.Sha256.of(deflate.compress(data, data.length)))
                .isEqualTo("19a7276fedf82c3cfc32e328098ec7264b6c2aa207142114cc770efac60e850b");
    }

    private static byte[] inflated(byte[] compressed) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(compressed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        while (!inflater.finished()) {
            int read = inflater.inflate(buffer);
            assertThat(read > 0 || inflater.finished()).isTrue();
            out.write(buffer, 0, read);
        }
        assertThat(inflater.getRemaining()).isZero();
        inflater.end();
        return out.toByteArray();
    }
}
