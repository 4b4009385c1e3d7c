package se.utskick.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.file.Sha256;

/** The campaigns in {@code config/campaigns/}, each checked when read. */
@Component
public class Campaigns {

    private static final String ENDING = ".yaml";

    private final Places places;

    public Campaigns(Places places) {
        this.places = places;
    }

    /**
     * The campaign of a name.
     *
     * @throws se.utskick.Refusal where there is none or its file is wrong: one sentence with file, key, what was expected and found
     */
    public Campaign get(String name) {
        if (!names().contains(name)) {
            throw Refusal.of("campaign.unknown", name, places.campaigns(), String.join(", ", names()));
        }
        Path file = places.campaigns().resolve(name + ENDING);
        if (!Section.isName(name)) {
            throw Refusal.of("campaign.bad-file-name", file);
        }
        byte[] bytes = bytes(file);
        Section campaign = YamlFile.read(file.toString(), bytes);
        return new CampaignReader(places, municipality()).read(name, campaign, Sha256.of(bytes));
    }

    /** Whether the campaign's file, right or wrong otherwise, names the template. */
    public boolean usesTemplate(String name, String template) {
        Path file = places.campaigns().resolve(name + ENDING);
        Section campaign = YamlFile.read(file.toString(), bytes(file));
        return campaign.has("template") && campaign.text("template", "moped").equals(template);
    }

    /** All names, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(places.campaigns())) {
            throw Refusal.of("campaign.no-folder", places.campaigns());
        }
        try (Stream<Path> files = Files.list(places.campaigns())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Refusal.failure("campaign.unreadable", places.campaigns()).because(e);
        }
    }

    private Municipality municipality() {
        Path file = places.config().resolve("application.yaml");
        if (!Files.isRegularFile(file)) {
            throw Refusal.of("campaign.no-application", file);
        }
        return Municipality.of(YamlFile.read(file.toString(), bytes(file)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Refusal.failure("campaign.unreadable", file).because(e);
        }
    }
}
