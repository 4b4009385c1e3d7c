package se.utskick.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Sha256;

/**
 * Objects of another PDF with all they hold, as bytes that wait for their numbers. What paper cannot show stays behind: metadata, private
 * data of programs, and marks that would be heard.
 */
final class CopiedObjects {

    /** The last two may be incomplete in older exports, and PDF/A-2 does without them (ISO 19005-2, 6.2.11.4.2). */
    private static final Set<String> LEFT_BEHIND = Set.of(
            "Metadata",
            "PieceInfo",
            "LastModified",
            "StructParent",
            "StructParents",
            "OC",
            "AF",
            "Properties",
            "Thumb",
            "CIDSet",
            "CharSet");

    /** What a stream's dictionary gets anew. */
    private static final COSName LENGTH = COSName.LENGTH;

    private final Map<COSBase, Integer> met = new IdentityHashMap<>();
    private final Map<COSBase, Integer> numbers = new IdentityHashMap<>();
    private final List<COSBase> inOrder = new ArrayList<>();

    /** @param roots take the first places */
    CopiedObjects(List<COSBase> roots) {
        roots.forEach(root -> give(direct(root)));
        roots.forEach(this::meet);
    }

    /**
     * An object.
     *
     * @param parts its text between references to others of the objects
     * @param stream its data, null where it has none
     * @param held the places of what it refers to
     */
    record Copy(List<Part> parts, byte @Nullable [] stream, Set<Integer> held) {

        void writeTo(PdfFile pdf, int number, int first) throws IOException {
            StringBuilder text = new StringBuilder();
            for (Part part : parts) {
                text.append(part.text());
                if (part.reference() >= 0) {
                    text.append(first + part.reference()).append(" 0 R");
                }
            }
            if (stream == null) {
                pdf.object(number, text.toString());
            } else {
                pdf.stream(number, text.toString(), stream, stream.length);
            }
        }
    }

    /** @param reference the place of the object referred to after the text, below 0 for none */
    record Part(String text, int reference) {}

    /** SHA-256 over those of all streams below an object, its own among them, sorted and each on a line. */
    static String hash(List<Copy> copies, int root) {
        Set<String> hashes = new TreeSet<>();
        Set<Integer> seen = new HashSet<>();
        gather(copies, root, seen, hashes);
        return Sha256.of(String.join("\n", hashes));
    }

    private static void gather(List<Copy> copies, int place, Set<Integer> seen, Set<String> hashes) {
        if (seen.add(place)) {
            Copy copy = copies.get(place);
            if (copy.stream() != null) {
                hashes.add(Sha256.of(copy.stream()));
            }
            copy.held().forEach(held -> gather(copies, held, seen, hashes));
        }
    }

    List<Copy> copies() throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (COSBase object : inOrder) {
            Writing writing = new Writing();
            if (object instanceof COSStream stream) {
                CleanStream.Data data = CleanStream.of(stream);
                writing.entries(stream, data.isRecompressed());
                copies.add(writing.copy(data.bytes()));
            } else {
                writing.whole(object);
                copies.add(writing.copy(null));
            }
        }
        return List.copyOf(copies);
    }

    private static COSBase direct(COSBase object) {
        return object instanceof COSObject indirect ? indirect.getObject() : object;
    }

    /** A stream, and whatever is met twice, is an object of its own. */
    private void meet(@Nullable COSBase object) {
        COSBase here = object == null ? null : direct(object);
        if (here instanceof COSStream) {
            give(here);
        }
        if (!(here instanceof COSDictionary) && !(here instanceof COSArray)) {
            return;
        }
        if (met.merge(here, 1, Integer::sum) > 1) {
            give(here);
            return;
        }
        if (here instanceof COSDictionary dictionary) {
            for (COSName key : dictionary.keySet()) {
                if (!isLeft(key)) {
                    meet(dictionary.getItem(key));
                }
            }
        } else if (here instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                meet(array.get(i));
            }
        }
    }

    private void give(COSBase object) {
        if (!numbers.containsKey(object)) {
            numbers.put(object, inOrder.size());
            inOrder.add(object);
        }
    }

    private static boolean isLeft(COSName key) {
        return LEFT_BEHIND.contains(key.getName()) || key.equals(LENGTH);
    }

    /** One object's text as it grows. */
    private final class Writing {

        private final List<Part> parts = new ArrayList<>();
        private final Set<Integer> held = new TreeSet<>();
        private StringBuilder text = new StringBuilder();

        Copy copy(byte @Nullable [] stream) {
            parts.add(new Part(text.toString(), -1));
            return new Copy(List.copyOf(parts), stream, Set.copyOf(held));
        }

        void entries(COSDictionary dictionary, boolean isRecompressed) throws IOException {
            for (COSName key : dictionary.keySet()) {
                boolean isFilter = key.equals(COSName.FILTER) || key.equals(COSName.DECODE_PARMS);
                if (!isLeft(key) && !(isRecompressed && isFilter)) {
                    name(key);
                    text.append(' ');
                    // Smoothed pictures are not for archives (ISO 19005-2, 6.2.8.1).
                    value(key.equals(COSName.INTERPOLATE) ? COSBoolean.FALSE : dictionary.getItem(key));
                }
            }
            text.append(isRecompressed ? "/Filter/FlateDecode" : "");
        }

        void whole(COSBase object) throws IOException {
            if (object instanceof COSDictionary dictionary) {
                text.append("<<");
                entries(dictionary, false);
                text.append(">>");
            } else if (object instanceof COSArray array) {
                text.append('[');
                for (int i = 0; i < array.size(); i++) {
                    value(array.get(i));
                    text.append(' ');
                }
                text.append(']');
            } else {
                simple(object);
            }
        }

        private void value(@Nullable COSBase object) throws IOException {
            COSBase here = object == null ? null : direct(object);
            Integer place = here == null ? null : numbers.get(here);
            if (place != null) {
                parts.add(new Part(text.toString(), place));
                text = new StringBuilder();
                held.add(place);
            } else if (here == null) {
                text.append("null");
            } else {
                whole(here);
            }
        }

        private void simple(COSBase object) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (object instanceof COSName name) {
                name(name);
            } else if (object instanceof COSInteger number) {
                number.writePDF(bytes);
            } else if (object instanceof COSFloat number) {
                number.writePDF(bytes);
            } else if (object instanceof COSBoolean flag) {
                flag.writePDF(bytes);
            } else if (object instanceof COSString string) {
                COSWriter.writeString(new COSString(string.getBytes(), true), bytes);
            } else {
                text.append("null");
            }
            text.append(bytes.toString(StandardCharsets.ISO_8859_1));
        }

        private void name(COSName name) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            name.writePDF(bytes);
            text.append(bytes.toString(StandardCharsets.ISO_8859_1));
        }
    }

    /** All bytes as they lie in the file. */
    static byte[] raw(COSStream stream) throws IOException {
        try (InputStream in = stream.createRawInputStream()) {
            return in.readAllBytes();
        }
    }
}
