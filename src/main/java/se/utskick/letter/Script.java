package se.utskick.letter;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import se.utskick.Lang;
import se.utskick.Said;
import se.utskick.Words;

/** A script that is written from right to left, which no letter is set in. */
enum Script implements Said {
    HEBREW,
    ARABIC,
    SYRIAC,
    THAANA,
    NKO,
    ADLAM,
    /** One that hardly anybody writes today. */
    OTHER;

    /** The first such script in a text; empty where all of it is written from the left. */
    static Optional<Script> of(String text) {
        return text.codePoints()
                .filter(Script::isFromTheRight)
                .mapToObj(Script::of)
                .findFirst();
    }

    static Script ofOrOther(String text) {
        return of(text).orElse(OTHER);
    }

    /** Whether a character belongs to a script that is written from the right. */
    static boolean isFromTheRight(int codePoint) {
        return !isDirectionControl(codePoint)
                && switch (Character.getDirectionality(codePoint)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                            Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
                    // Their accents and digits have the direction of what stands beside them.
                    default -> of(codePoint) != OTHER;
                };
    }

    /** Whether a character is invisible and turns the direction of what stands beside it (Unicode, annex 9, 2). */
    static boolean isDirectionControl(int codePoint) {
        return codePoint == 0x61c
                || codePoint == 0x200e
                || codePoint == 0x200f
                || (codePoint >= 0x202a && codePoint <= 0x202e)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    @Override
    public String in(Lang lang) {
        return Words.in(lang).say("letter.script." + name());
    }

    private static Script of(int codePoint) {
        return switch (UnicodeScript.of(codePoint)) {
            case HEBREW -> HEBREW;
            case ARABIC -> ARABIC;
            case SYRIAC -> SYRIAC;
            case THAANA -> THAANA;
            case NKO -> NKO;
            case ADLAM -> ADLAM;
            default -> OTHER;
        };
    }
}
