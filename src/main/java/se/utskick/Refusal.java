package se.utskick;

/**
 * A stop with a reason a person can act on: what was expected, what was found, where, and what to do.
 *
 * <p>The sentence stands in a room's {@code messages_sv.properties} and {@code messages_en.properties}; the key's first word is the
 * room. Arguments never carry personal data: a file's name, a line, a field, a count, a run.
 */
public final class Refusal extends RuntimeException {

    private final Kind kind;
    private final String key;
    private final transient Object[] arguments;

    private Refusal(Kind kind, String key, Object... arguments) {
        super(key);
        this.kind = kind;
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** Bad input, a run that does not balance, a missing approval: exit status 3. */
    public static Refusal of(String key, Object... arguments) {
        return new Refusal(Kind.REFUSED, key, arguments);
    }

    /** A command called in a wrong way: exit status 2. */
    public static Refusal misuse(String key, Object... arguments) {
        return new Refusal(Kind.MISUSE, key, arguments);
    }

    /** What should have worked and did not (a full disk, a folder that cannot be written): exit status 1. */
    public static Refusal failure(String key, Object... arguments) {
        return new Refusal(Kind.FAILURE, key, arguments);
    }

    /** The same refusal with what caused it, for {@code --verbose}. */
    public Refusal because(Throwable cause) {
        initCause(cause);
        return this;
    }

    public String key() {
        return key;
    }

    /** Whether something was asked that may not be, rather than failed or asked in a wrong way. */
    public boolean isRefused() {
        return kind == Kind.REFUSED;
    }

    public int exitStatus() {
        return kind.exitStatus;
    }

    /** The sentence in the reader's language. */
    public String in(Lang lang) {
        return Words.in(lang).say(key, arguments);
    }

    @Override
    public String getMessage() {
        return in(Lang.SV);
    }

    private enum Kind {
        FAILURE(1),
        MISUSE(2),
        REFUSED(3);

        private final int exitStatus;

        Kind(int exitStatus) {
            this.exitStatus = exitStatus;
        }
    }
}
