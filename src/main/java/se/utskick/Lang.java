package se.utskick;

import java.util.Locale;

/** The languages users read: Swedish unless {@code --lang en}, whatever the machine's locale. */
public enum Lang {
    SV,
    EN;

    /** The code as in {@code --lang}, {@code sv} or {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
