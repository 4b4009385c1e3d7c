package se.utskick.letter;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;

/**
 * A campaign's letter, or what goes along with its e-mail, as its files say it, checked: {@code templates/NAME/letter.html} or {@code
 * attachment.html} with {@code fields.yaml}, and what all letters share. Evaluated once a variant.
 */
final class LetterTemplate {

    private static final String STATIONERY = "templates/shared/stationery.html";

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
    private final List<Markup.Element> titles;
    private final List<Insert> inserts;

    private LetterTemplate(Path templates, Sources sources, FieldRulebook rulebook, Set<String> axes) {
        String name = sources.name();
        this.file = sources.file();
        this.source = sources.source();
        this.styles = sources.styles();
        this.rulebook = rulebook;
        this.axes = axes;
        Markup.Element html = Markup.parse(file, source);
        this.language = html.attribute("lang");
        this.titles = titles(html);
        this.tokens = new Tokens(rulebook.fields());
        this.inserts = sources.inserts();
        Map<String, Image> images = new TreeMap<>();
        this.reader = new BlockReader(
                file,
                styles,
                values(),
                image -> artwork(templates.resolve(name).resolve(image), "templates/" + name + "/" + image, images));
        this.stationery = stationery(templates, sources.stationery(), images);
    }

    /** A template's files as they were read. */
    private record Sources(
            String name,
            Manuscript manuscript,
            String source,
            FieldsFile fields,
            Map<String, Style> styles,
            String stationery,
            List<Insert> inserts) {

        String file() {
            return "templates/" + name + "/" + manuscript.file();
        }

        /** The files, or null where one cannot be read. */
        static @Nullable Sources read(Path templates, String name, Manuscript manuscript, Faults faults) {
            Path folder = templates.resolve(name);
            Path shared = templates.resolve("shared");
            String in = "templates/" + name + "/";
            String source = faults.from(() -> text(folder.resolve(manuscript.file()), in + manuscript.file()));
            FieldsFile fields =
                    faults.from(() -> FieldsFile.read(folder.resolve("fields.yaml"), in + "fields.yaml", faults));
            Map<String, Style> styles = faults.from(
                    () -> Style.read(shared.resolve("styles.yaml"), "templates/shared/styles.yaml", faults));
            String stationery = faults.from(() -> text(shared.resolve("stationery.html"), STATIONERY));
            if (source == null || fields == null || styles == null || stationery == null) {
                return null;
            }
            List<Insert> inserts = manuscript.inserts(fields).stream()
                    .map(insert ->
                            Insert.read(folder.resolve(insert.file()), in + insert.file(), insert.alternate(), faults))
                    .filter(Objects::nonNull)
                    .toList();
            return new Sources(name, manuscript, source, fields, styles, stationery, inserts);
        }
    }

    static LetterTemplate read(Places places, Campaign campaign, Manuscript manuscript, ConstantFields constants) {
        Faults faults = new Faults();
        LetterTemplate template = read(places, campaign, manuscript, constants, faults);
        faults.refuseAny();
        return Objects.requireNonNull(template, "What cannot be read is a fault");
    }

    /** The template, or null where something is wrong in its files: all of it is then among the faults. */
    static @Nullable LetterTemplate read(
            Places places, Campaign campaign, Manuscript manuscript, ConstantFields constants, Faults faults) {
        Sources sources = Sources.read(places.templates(), campaign.template(), manuscript, faults);
        if (sources == null) {
            return null;
        }
        FieldRulebook rulebook =
                new FieldRulebook(campaign, sources.fields(), constants, faults).forManuscript(manuscript);
        Set<String> styles = sources.styles().keySet();
        Set<String> axes = new SourceCheck(sources.file(), false, rulebook, styles, faults).check(sources.source());
        rulebook.mustDeclare(axes, faults);
        new SourceCheck(STATIONERY, true, rulebook.forStationery(), styles, faults).check(sources.stationery());
        return faults.isEmpty()
                ? faults.from(() -> new LetterTemplate(places.templates(), sources, rulebook, axes))
                : null;
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

    /**
     * What the template calls the letter in its {@code title}, in each variant; empty where it calls it nothing.
     *
     * @throws Refusal where a variant has several
     */
    Map<Variant, String> titles() {
        Map<Variant, String> all = new LinkedHashMap<>();
        Variant.all(axes).forEach(variant -> all.put(variant, title(variant)));
        return all;
    }

    private String title(Variant variant) {
        if (titles.isEmpty()) {
            return "";
        }
        List<Markup.Element> holding = titles(evaluation.evaluate(file, source, tokens, variant.values()));
        if (holding.size() > 1) {
            throw Refusal.of("letter.several-titles", file, holding.get(1).line());
        }
        return holding.stream().map(title -> title.text().strip()).findFirst().orElse("");
    }

    /** The pages that follow every letter, in order. */
    List<Insert> inserts() {
        return inserts;
    }

    Stationery stationery() {
        return stationery;
    }

    Style style(String name, String otherwise) {
        Style style = styles.getOrDefault(name, styles.get(otherwise));
        return Objects.requireNonNull(style, otherwise);
    }

    /** The first heading in a variant; nothing where it has none. */
    List<Inline> heading(Variant variant) {
        return blocks(variant).stream()
                .filter(block -> block.headingLevel() == 1)
                .findFirst()
                .map(block -> block.inlines().toList())
                .orElse(List.of());
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
        mustBeginAtLevelOne(blocks);
        return blocks;
    }

    /**
     * Every variant, laid out.
     *
     * @param inserts follow each
     * @throws Refusal for the first that cannot stand on its pages
     */
    Map<Variant, CompiledLetter> compiled(List<InsertPages> inserts, PageGeometry geometry, Conformance conformance) {
        Map<Variant, CompiledLetter> compiled = new LinkedHashMap<>();
        Faults faults = new Faults();
        for (Variant variant : Variant.all(axes)) {
            CompiledLetter letter =
                    new CompiledLetter(file, blocks(variant), inserts, geometry, conformance, language, faults);
            faults.refuseAny();
            letter.mustFit(file, geometry.profile().mostPages());
            compiled.put(variant, letter);
        }
        return compiled;
    }

    private void mustBeginAtLevelOne(List<Block> blocks) {
        for (Block block : blocks) {
            int level = block.headingLevel();
            if (level > 1) {
                throw Refusal.of("letter.heading-jump", file, block.line());
            } else if (level == 1) {
                return;
            }
        }
    }

    private Stationery stationery(Path templates, String paper, Map<String, Image> images) {
        FieldRulebook constantsOnly = rulebook.forStationery();
        new SourceCheck(STATIONERY, true, constantsOnly, styles.keySet(), new Faults()).check(paper);
        Tokens paperTokens = new Tokens(constantsOnly.fields());
        Markup.Element html = evaluation.evaluate(STATIONERY, paper, paperTokens, Map.of());
        return new Stationery(
                STATIONERY,
                html,
                new BlockReader(
                        STATIONERY,
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
                        image -> artwork(
                                templates.resolve("shared").resolve(image), "templates/shared/" + image, images)));
    }

    private static Artwork artwork(Path path, String name, Map<String, Image> images) {
        if (name.endsWith(".svg")) {
            return SvgReader.read(name, text(path, name));
        }
        return images.computeIfAbsent(name, key -> Image.read(path, key, images.size()));
    }

    private static List<Markup.Element> titles(Markup.Element html) {
        return html.elements().stream()
                .flatMap(part -> part.elements().stream())
                .filter(element -> element.name().equals("title"))
                .toList();
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

    private static String text(Path path, String name) {
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
