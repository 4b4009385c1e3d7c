package se.utskick.letter;

import java.util.Arrays;

/** Dictionaries that stand compressed together, as an object stream (ISO 32000-1, 7.5.7). Used again and again. */
final class ObjectPack {

    private final Bytes index;
    private final Bytes body;
    private int[] numbers = new int[64];
    private int count;

    /** @param room for so many bytes before it has to grow */
    ObjectPack(int room) {
        this.index = new Bytes(room);
        this.body = new Bytes(room);
    }

    void clear() {
        index.clear();
        body.clear();
        count = 0;
    }

    /** Begins an object; what is added to the bytes until the next one is its content. */
    Bytes object(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        numbers[count++] = number;
        index.number(number).add(' ').number(body.size()).add(' ');
        return body;
    }

    int count() {
        return count;
    }

    /** Appends the stream under a number of its own, compressed. */
    void writeTo(Bytes out, int number, Deflate deflate) {
        int first = index.size();
        index.add(body.array(), 0, body.size());
        int length = deflate.objectsInto(index.array(), index.size());
        out.number(number)
                .add(" 0 obj\n<</Type/ObjStm/N ")
                .number(count)
                .add("/First ")
                .number(first);
        out.add("/Filter/FlateDecode/Length ").number(length).add(">>\nstream\n");
        out.add(deflate.bytes(), 0, length).add("\nendstream\nendobj\n");
    }
}
