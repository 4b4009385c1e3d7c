package se.utskick.email;

/** Why there is no session to send by: nothing to do with any message. */
final class ServerTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    enum Reason {
        UNREACHABLE(false),
        NOT_NOW(false),
        REFUSES(true),
        NO_STARTTLS(true),
        CERTIFICATE(true),
        NO_LOGIN(true),
        LOGIN_REFUSED(true);

        private final boolean lasting;

        Reason(boolean lasting) {
            this.lasting = lasting;
        }
    }

    private final transient Reason reason;
    private final int code;

    ServerTrouble(Reason reason, int code, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
        this.code = code;
    }

    Reason reason() {
        return reason;
    }

    /** The server's last answer, 0 where it gave none. */
    int code() {
        return code;
    }

    /** Whether trying again is of no use before somebody has changed something. */
    boolean isLasting() {
        return reason.lasting;
    }
}
