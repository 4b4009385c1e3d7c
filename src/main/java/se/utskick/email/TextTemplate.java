package se.utskick.email;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.utskick.Refusal;

/**
 * {@code email.txt}: text with {@code [[${field}]]} and blocks {@code [# th:if="${variant.NAME} == VALUE"]} … {@code [/]}, as Thymeleaf's
 * text mode has them. A line that holds nothing but a block's mark is not a line of the message.
 */
record TextTemplate(String name, List<Block> blocks) {

    private static final Pattern MARK = Pattern.compile("\\[(?:# th:(if|unless)=\"([^\"]*)\"|(/))]");

    /** Text that stands where all its conditions hold. */
    record Block(List<Condition> conditions, List<Wording.Segment> segments) {}

    /** @throws Refusal for what is outside the language */
    static TextTemplate parse(String name, String source, Declared declared) {
        String text = source.replace("\r\n", "\n");
        List<Block> blocks = new ArrayList<>();
        Deque<Condition> open = new ArrayDeque<>();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        while (mark.find()) {
            boolean alone = isAlone(text, mark);
            int before = alone ? lineStart(text, mark.start()) : mark.start();
            blocks.add(block(open, text.substring(from, before), declared, name, line(text, from)));
            turn(mark, open, declared, name, line(text, mark.start()));
            from = alone ? lineEnd(text, mark.end()) : mark.end();
        }
        blocks.add(block(open, text.substring(from), declared, name, line(text, from)));
        if (!open.isEmpty()) {
            throw Refusal.of("email.open-block", name);
        }
        return new TextTemplate(name, List.copyOf(blocks));
    }

    /** The text in one shape. */
    Wording in(Variant shape) {
        return new Wording(blocks.stream()
                .filter(block -> block.conditions().stream().allMatch(condition -> condition.holds(shape)))
                .flatMap(block -> block.segments().stream())
                .toList());
    }

    private static void turn(Matcher mark, Deque<Condition> open, Declared declared, String name, int line) {
        if (mark.group(3) == null) {
            Condition condition = Condition.parse(mark.group(2), mark.group(1).equals("if"), name, line);
            declared.requireVariant(condition, name, line);
            open.push(condition);
        } else if (open.poll() == null) {
            throw Refusal.of("email.closed-block", name, line);
        }
    }

    private static Block block(Deque<Condition> open, String text, Declared declared, String name, int line) {
        return new Block(List.copyOf(open), Wording.split(text, declared, name, line));
    }

    private static boolean isAlone(String text, Matcher mark) {
        return text.substring(lineStart(text, mark.start()), mark.start()).isBlank()
                && text.substring(mark.end(), lineEnd(text, mark.end())).isBlank();
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
