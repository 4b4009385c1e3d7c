package se.utskick.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's answer as far as it may be kept: its text can quote the recipient's address, so of it only the codes and the server's own
 * number for the message remain.
 *
 * @param code three digits (RFC 5321, 4.2); 0 where nothing came, -1 where what came is no answer
 * @param enhanced as {@code 5.1.1} (RFC 3463); empty where the server gave none
 * @param queue the server's number for a message it took; empty where it gave none
 */
record Reply(int code, String enhanced, String queue) {

    static final Reply NONE = new Reply(0, "", "");

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern QUEUE = Pattern.compile("queued as ([0-9A-Za-z]{6,20})\\b");

    static Reply of(int code, String response) {
        return new Reply(code, first(ENHANCED, response), first(QUEUE, response));
    }

    boolean isPositive() {
        return code >= 200 && code < 300;
    }

    boolean isTemporary() {
        return code >= 400 && code < 500;
    }

    boolean isPermanent() {
        return code >= 500 && code < 600;
    }

    /** The server is about to hang up, whatever it was asked (RFC 5321, 3.8). */
    boolean isClosing() {
        return code == 421;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
