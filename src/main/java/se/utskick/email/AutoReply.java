package se.utskick.email;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Whether a message is a mailbox's answer in its owner's absence: by the headers made for it (RFC 3834), or the subjects programs give. */
final class AutoReply {

    private static final List<String> MARKS = List.of("X-Autoreply", "X-Autorespond", "X-Autoresponder");

    /** As Outlook, Gmail, Thunderbird, Roundcube, Domino and vacation(1) have them, in the languages our recipients read. */
    private static final Pattern SUBJECT = Pattern.compile(
            "^\\s*(?:automatic reply|auto[- ]?reply|auto[- ]?response|out of (?:the )?office|vacation (?:reply|message)|away from my mail"
                    + "|autosvar|automatiskt svar|automatiskt frånvaromeddelande|frånvaro|frånvarande|semester(?:svar|hälsning|meddelande)"
                    + "|automatisk svar|automatsvar|fravær|ikke til stede|ikke på kontoret"
                    + "|automaattinen vastaus|poissaoloviesti|poissa toimistosta"
                    + "|automatische antwort|abwesenheitsnotiz|abwesenheit|abwesend"
                    + "|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina|risposta automatica|fuori sede"
                    + "|resposta automática|automatisch antwoord|afwezig|odpowiedź automatyczna|autoodpowiedź|automatická odpov[eě]ď"
                    + "|автоответ|автоматический ответ|автоматична відповідь|otomatik yanıt|automatski odgovor|رد تلقائي|پاسخ خودکار)"
                    + "(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AutoReply() {}

    /** @param header a header's value, unfolded and decoded; empty where there is none */
    static boolean is(Function<String, String> header) {
        String submitted = header.apply("Auto-Submitted").strip().toLowerCase(Locale.ROOT);
        return submitted.startsWith("auto-replied")
                || MARKS.stream().anyMatch(mark -> !header.apply(mark).isBlank())
                || header.apply("Precedence").strip().equalsIgnoreCase("auto_reply")
                || header.apply("X-Precedence").strip().equalsIgnoreCase("auto_reply")
                || SUBJECT.matcher(header.apply("Subject")).find();
    }
}
