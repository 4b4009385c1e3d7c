package se.utskick.letter;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import se.utskick.Refusal;

/** Thymeleaf, for sources that {@link SourceCheck} let through. */
final class Evaluation {

    private static final Pattern START_TAG = Pattern.compile("<[a-z][a-z0-9]*(?=[\\s/>])");

    private final TemplateEngine engine = new TemplateEngine();

    Evaluation() {
        StringTemplateResolver resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCacheable(false);
        engine.setTemplateResolver(resolver);
    }

    /** The source with tokens in its fields' places, its branches taken as the variant says. */
    Markup.Element evaluate(String file, String source, Tokens tokens, Map<String, Object> variant) {
        Map<String, Object> values = tokens.tree();
        values.put("variant", variant);
        try {
            return Markup.parse(file, engine.process(withLines(source), new Context(Locale.ROOT, values)));
        } catch (TemplateEngineException e) {
            int line =
                    e instanceof org.thymeleaf.exceptions.TemplateProcessingException placed && placed.getLine() != null
                            ? placed.getLine()
                            : 1;
            throw Refusal.of("letter.evaluation", file, line).because(e);
        }
    }

    /** Elements remember their lines: what Thymeleaf leaves out takes its line breaks along. */
    private static String withLines(String source) {
        StringBuilder marked = new StringBuilder(source.length() * 2);
        Matcher tag = START_TAG.matcher(source);
        int from = 0;
        int line = 1;
        while (tag.find()) {
            line += (int) source.substring(from, tag.end())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            marked.append(source, from, tag.end());
            marked.append(' ').append(Markup.LINE).append("=\"").append(line).append('"');
            from = tag.end();
        }
        return marked.append(source, from, source.length()).toString();
    }
}
