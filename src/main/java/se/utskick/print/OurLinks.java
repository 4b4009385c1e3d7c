package se.utskick.print;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * The only annotations a letter may have, and only one for people to read on a screen: links that lead to a web address, a mailbox or a
 * telephone and do nothing else. Known by every entry they have, so that what PDF allows besides, today or later, is none of them.
 */
final class OurLinks {

    private static final Set<COSName> ENTRIES = Set.of(
            COSName.TYPE,
            COSName.SUBTYPE,
            COSName.F,
            COSName.BORDER,
            COSName.RECT,
            COSName.STRUCT_PARENT,
            COSName.CONTENTS,
            COSName.A);
    private static final Set<COSName> ACTION_ENTRIES = Set.of(COSName.S, COSName.URI);
    private static final Pattern ADDRESS = Pattern.compile("(https://|mailto:|tel:)[!-~]+");

    private OurLinks() {}

    /** Whether that entry of a page holds such links and nothing else. */
    static boolean areAllOf(PDPage page, COSName entry) {
        COSArray annotations = page.getCOSObject().getCOSArray(entry);
        if (!entry.equals(COSName.ANNOTS) || annotations == null) {
            return false;
        }
        for (int i = 0; i < annotations.size(); i++) {
            if (!isOne(annotations.getObject(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOne(COSBase annotation) {
        return annotation instanceof COSDictionary link
                && link.keySet().equals(ENTRIES)
                && COSName.LINK.equals(link.getCOSName(COSName.SUBTYPE))
                && link.getDictionaryObject(COSName.A) instanceof COSDictionary action
                && leads(action)
                && action.getString(COSName.URI).equals(link.getString(COSName.CONTENTS));
    }

    private static boolean leads(COSDictionary action) {
        return action.keySet().equals(ACTION_ENTRIES)
                && COSName.URI.equals(action.getCOSName(COSName.S))
                && ADDRESS.matcher(action.getString(COSName.URI, "")).matches();
    }
}
