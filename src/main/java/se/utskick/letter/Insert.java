package se.utskick.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Pages by the communicator that follow every letter of a template, checked when read: nothing in them can do anything, and all they
 * need is in them.
 *
 * @param name how messages call the file
 * @param alternate what it says, for those who hear the letter
 * @param file the PDF as it lies in the template's folder
 */
record Insert(String name, String alternate, byte[] file, int pages) {

    private static final int MOST_PAGES = 20;

    /** The insert, or null where something is wrong with it: every flaw is then among the faults. */
    static @Nullable Insert read(Path path, String name, String alternate, Faults faults) {
        byte[] file;
        try {
            file = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            faults.add("letter.file-missing", name);
            return null;
        } catch (IOException e) {
            faults.add("letter.file-unreadable", name);
            return null;
        }
        return read(file, name, alternate, faults);
    }

    private static @Nullable Insert read(byte[] file, String name, String alternate, Faults faults) {
        try (PDDocument document = Loader.loadPDF(file)) {
            int pages = document.getNumberOfPages();
            InsertCheck check = new InsertCheck(name, faults);
            if (document.isEncrypted()) {
                faults.add("letter.insert-encrypted", name);
            } else if (pages < 1 || pages > MOST_PAGES) {
                faults.add("letter.insert-pages", name, MOST_PAGES, pages);
            } else if (check.passes(document)) {
                return new Insert(name, alternate, file, pages);
            }
        } catch (InvalidPasswordException e) {
            faults.add("letter.insert-encrypted", name);
        } catch (IOException | RuntimeException e) {
            // A damaged file can make a PDF reader fail in any way.
            faults.add("letter.insert-unreadable", name);
        }
        return null;
    }

    /** An insert is itself, however alike another looks. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
