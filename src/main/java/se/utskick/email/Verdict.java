package se.utskick.email;

/**
 * What came of one try to send one message. Only what happened after the final dot can be in doubt: before it no server has the message.
 *
 * @param stage how far it came
 */
record Verdict(Kind kind, Stage stage, Reply reply) {

    /** The five ends of a try. */
    enum Kind {
        /** The server answered for the message. */
        TAKEN,
        /** Not taken now; it may be later (4xx). */
        PUT_OFF,
        /** Not taken, and never will be (5xx). */
        REFUSED,
        /** The connection ended before the final dot: not taken, and no fault of the message's. */
        CUT,
        /** The final dot was sent, and no answer that says anything came. */
        IN_DOUBT
    }

    /** The commands of a message. */
    enum Stage {
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT
    }

    /** By the server's answer to a command before the dot. */
    static Verdict answered(Stage stage, Reply reply) {
        Kind kind = reply.isPermanent()
                ? Kind.REFUSED
                : reply.isTemporary() && !reply.isClosing() ? Kind.PUT_OFF : Kind.CUT;
        return new Verdict(kind, stage, reply);
    }

    /** By the server's answer to the final dot; whatever is neither yes nor no leaves the message in doubt. */
    static Verdict afterDot(Reply reply) {
        Kind kind = reply.isPositive()
                ? Kind.TAKEN
                : reply.isTemporary() ? Kind.PUT_OFF : reply.isPermanent() ? Kind.REFUSED : Kind.IN_DOUBT;
        return new Verdict(kind, Stage.DOT, reply);
    }

    static Verdict cut(Stage stage) {
        return new Verdict(Kind.CUT, stage, Reply.NONE);
    }

    static Verdict unanswered() {
        return new Verdict(Kind.IN_DOUBT, Stage.DOT, Reply.NONE);
    }

    /** As it stands in the log: codes alone. */
    String detail() {
        return "stage=" + stage
                + (reply.code() > 0 ? "; code=" + reply.code() : "")
                + (reply.enhanced().isEmpty() ? "" : "; status=" + reply.enhanced())
                + (reply.queue().isEmpty() ? "" : "; queue=" + reply.queue());
    }
}
