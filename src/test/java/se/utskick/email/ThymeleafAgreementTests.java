package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import se.utskick.selection.Piece;

/** The closed subset means what Thymeleaf means by it: authors can trust its documentation. */
class ThymeleafAgreementTests {

    private final MessagePress press =
            MessagePress.open(Samples.SHIPPED, Samples.campaign("skolmote"), Samples.LETTER_DATE);

    @Test
    void readsTheShippedMessageAsThymeleafDoes() throws IOException {
        for (Piece piece : List.of(
                Samples.piece(Samples.meeting(LocalDate.of(2026, 12, 3)), Samples.minor("Alva")),
                Samples.piece(Samples.meeting("Skola & <co>", "", "oss", null), Samples.adult("A"), Samples.minor("B")),
                Samples.piece(Samples.meeting(null), Samples.adult("A"), Samples.adult("B"), Samples.adult("C")))) {
            byte[] message = press.compose(piece);
            Context context = context(piece);
            String html = thymeleaf(TemplateMode.HTML, "email.html", context);
            assertThat(Received.words(Received.plainOf(Received.html(message))))
                    .isEqualTo(Received.words(Received.plainOf(html)));
            assertThat(Received.subject(message)).isEqualTo(html.replaceAll("(?s).*<title>(.*?)</title>.*", "$1"));
            assertThat(Received.words(Received.text(message)))
                    .isEqualTo(Received.words(thymeleaf(TemplateMode.TEXT, "email.txt", context)
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&")));
        }
    }

    private static String thymeleaf(TemplateMode mode, String file, Context context) throws IOException {
        StringTemplateResolver resolver = new StringTemplateResolver();
        resolver.setTemplateMode(mode);
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine.process(Files.readString(Path.of("templates/skolmote", file)), context);
    }

    private static Context context(Piece piece) {
        Map<String, Map<String, Object>> groups = new HashMap<>();
        Declared declared = Declared.read(Path.of("templates/skolmote"));
        new MessageFields(declared, Samples.campaign("skolmote"), Samples.LETTER_DATE)
                .of(piece)
                .forEach((field, value) -> put(groups, field, value));
        Variant.of(piece, declared).values().forEach((name, value) -> put(groups, "variant." + name, value));
        Context context = new Context(Locale.ROOT);
        groups.forEach(context::setVariable);
        return context;
    }

    private static void put(Map<String, Map<String, Object>> groups, String field, Object value) {
        int dot = field.indexOf('.');
        groups.computeIfAbsent(field.substring(0, dot), group -> new HashMap<>())
                .put(field.substring(dot + 1), value);
    }
}
