package se.utskick.letter;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;

/**
 * A campaign's letter as its files say it, checked: {@code templates/NAME/letter.html} with {@code fields.yaml}, and what all letters
 * share. Evaluated once a variant.
 */
final class LetterTemplate {

    private final String file;
    private final String source;
    private final FieldRulebook rulebook;
    private final Tokens tokens;
    private final Evaluation evaluation = new Evaluation();
    private final BlockReader reader;
    private final Map<String, Style> styles;
    private final Stationery stationery;
    private final Set<String> axes;
    private final String language;
    private final String title;
    private final List<Insert> inserts = new ArrayList<>();

    private LetterTemplate(Path templates, Campaign campaign, ConstantFields constants) {
        String name = campaign.template();
        this.file = "templates/" + name + "/letter.html";
        this.source = read(templates.resolve(name).resolve("letter.html"), file);
        String fieldsName = "templates/" + name + "/fields.yaml";
        FieldsFile fields = FieldsFile.read(templates.resolve(name).resolve("fields.yaml"), fieldsName);
        this.styles = Style.read(templates.resolve("shared").resolve("styles.yaml"), "templates/shared/styles.yaml");
        this.rulebook = new FieldRulebook(campaign, fields, constants);
        this.axes = new SourceCheck(file, false, rulebook, styles.keySet()).check(source);
        rulebook.mustDeclare(axes);
        Markup.Element html = Markup.parse(file, source);
        this.language = html.attribute("lang");
        this.title = title(html);
        this.tokens = new Tokens(rulebook.fields());
        Map<String, Image> images = new TreeMap<>();
        this.reader = new BlockReader(
                file,
                styles,
                values(),
                image -> images.computeIfAbsent(
                        image,
                        key -> Image.read(
                                templates.resolve(name).resolve(key), "templates/" + name + "/" + key, images.size())));
        this.stationery = stationery(templates, images);
        Faults faults = new Faults();
        for (String insert : fields.inserts()) {
            Insert read =
                    Insert.read(templates.resolve(name).resolve(insert), "templates/" + name + "/" + insert, faults);
            if (read != null) {
                inserts.add(read);
            }
        }
        faults.refuseAny();
    }

    static LetterTemplate read(Places places, Campaign campaign, ConstantFields constants) {
        return new LetterTemplate(places.templates(), campaign, constants);
    }

    String file() {
        return file;
    }

    Set<String> axes() {
        return axes;
    }

    /** What the letter is written in where it does not say otherwise. */
    String language() {
        return language;
    }

    /** What the template calls the letter in its {@code title}. */
    String title() {
        return title;
    }

    /** The pages that follow every letter, in order. */
    List<Insert> inserts() {
        return List.copyOf(inserts);
    }

    Stationery stationery() {
        return stationery;
    }

    Style style(String name, String otherwise) {
        Style style = styles.getOrDefault(name, styles.get(otherwise));
        return java.util.Objects.requireNonNull(style, otherwise);
    }

    /** The letter's blocks in a variant. */
    List<Block> blocks(Variant variant) {
        Markup.Element html = evaluation.evaluate(file, source, tokens, variant.values());
        Markup.Element body = html.elements().stream()
                .filter(element -> element.name().equals("body"))
                .findFirst()
                .orElseThrow(() -> Refusal.of("letter.empty", file));
        List<Block> blocks = reader.read(body, language);
        if (blocks.isEmpty()) {
            throw Refusal.of("letter.empty", file);
        }
        return blocks;
    }

    private Stationery stationery(Path templates, Map<String, Image> images) {
        String name = "templates/shared/stationery.html";
        String paper = read(templates.resolve("shared").resolve("stationery.html"), name);
        FieldRulebook constantsOnly = rulebook.forStationery();
        new SourceCheck(name, true, constantsOnly, styles.keySet()).check(paper);
        Tokens paperTokens = new Tokens(constantsOnly.fields());
        Markup.Element html = evaluation.evaluate(name, paper, paperTokens, Map.of());
        return new Stationery(
                name,
                html,
                new BlockReader(
                        name,
                        styles,
                        new BlockReader.FieldValues() {
                            @Override
                            public List<Tokens.Part> split(String text) {
                                return paperTokens.split(text);
                            }

                            @Override
                            public Inline of(String field, Face face, RunTag tag) {
                                return constantsOnly.inline(field, face, tag);
                            }
                        },
                        image -> images.computeIfAbsent(
                                "shared/" + image,
                                key -> Image.read(templates.resolve(key), "templates/" + key, images.size()))));
    }

    private static String title(Markup.Element html) {
        return html.elements().stream()
                .flatMap(part -> part.elements().stream())
                .filter(element -> element.name().equals("title"))
                .map(element -> element.text().strip())
                .findFirst()
                .orElse("");
    }

    private BlockReader.FieldValues values() {
        return new BlockReader.FieldValues() {
            @Override
            public List<Tokens.Part> split(String text) {
                return tokens.split(text);
            }

            @Override
            public Inline of(String field, Face face, RunTag tag) {
                return rulebook.inline(field, face, tag);
            }
        };
    }

    private static String read(Path path, String name) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw Refusal.of("letter.file-missing", name).because(e);
        } catch (CharacterCodingException e) {
            throw Refusal.of("letter.file-encoding", name).because(e);
        } catch (IOException e) {
            throw Refusal.of("letter.file-unreadable", name).because(e);
        }
    }
}
