package se.utskick.letter;

import java.util.List;

/** What of a template is set on pages. */
enum Manuscript {
    /** The letter, on paper and by name. */
    LETTER("letter.html"),
    /** What goes along with an e-mail: to nobody by name, and about nobody. */
    ATTACHMENT("attachment.html");

    private final String file;

    Manuscript(String file) {
        this.file = file;
    }

    /** Its name in the template's folder. */
    String file() {
        return file;
    }

    /** The inserts of a template that follow it: what is enclosed in an envelope is not part of an e-mail. */
    List<FieldsFile.Named> inserts(FieldsFile fields) {
        return this == LETTER ? fields.inserts() : List.of();
    }
}
