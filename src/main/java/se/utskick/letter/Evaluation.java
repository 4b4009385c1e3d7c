package se.utskick.letter;

import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import se.utskick.Refusal;

/** Thymeleaf, for sources that {@link SourceCheck} let through. */
final class Evaluation {

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
            return Markup.parse(file, engine.process(source, new Context(Locale.ROOT, values)));
        } catch (TemplateEngineException e) {
            int line =
                    e instanceof org.thymeleaf.exceptions.TemplateProcessingException placed && placed.getLine() != null
                            ? placed.getLine()
                            : 1;
            throw Refusal.of("letter.evaluation", file, line).because(e);
        }
    }
}
