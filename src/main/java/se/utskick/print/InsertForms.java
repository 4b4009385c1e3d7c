package se.utskick.print;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import se.utskick.file.Sha256;

/**
 * Tells a bundle's forms that are inserts' pages by what docs/print-package.md says their hash is: SHA-256 over those of all streams a form
 * holds, as they lie in the file, sorted, each once.
 */
final class InsertForms {

    private final Set<String> insertPages;
    private final Map<COSStream, String> forms = new IdentityHashMap<>();
    private final Map<COSStream, String> streams = new IdentityHashMap<>();

    InsertForms(Set<String> insertPages) {
        this.insertPages = insertPages;
    }

    /** The form's hash where it is an insert's page, else nothing. */
    String of(COSStream form) throws IOException {
        if (insertPages.isEmpty()) {
            return "";
        }
        String known = forms.get(form);
        if (known == null) {
            Set<String> hashes = new TreeSet<>();
            gather(form, Collections.newSetFromMap(new IdentityHashMap<>()), hashes);
            String hash = Sha256.of(String.join("\n", hashes));
            known = insertPages.contains(hash) ? hash : "";
            forms.put(form, known);
        }
        return known;
    }

    private void gather(COSBase object, Set<COSBase> seen, Set<String> hashes) throws IOException {
        COSBase here = object instanceof COSObject indirect ? indirect.getObject() : object;
        if (here == null || !seen.add(here)) {
            return;
        }
        if (here instanceof COSStream stream) {
            hashes.add(hash(stream));
        }
        if (here instanceof COSDictionary dictionary) {
            for (COSBase value : dictionary.getValues()) {
                gather(value, seen, hashes);
            }
        } else if (here instanceof COSArray array) {
            for (COSBase value : array) {
                gather(value, seen, hashes);
            }
        }
    }

    private String hash(COSStream stream) throws IOException {
        String known = streams.get(stream);
        if (known == null) {
            try (InputStream raw = stream.createRawInputStream()) {
                known = Sha256.of(raw.readAllBytes());
            }
            streams.put(stream, known);
        }
        return known;
    }
}
