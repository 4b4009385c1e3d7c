package se.utskick.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.file.Sha256;

/** Every file that shapes a campaign's letters and messages. */
final class TemplateFiles {

    private TemplateFiles() {}

    /** Over each file's name and SHA-256, in the order of the names: template, what all share, print profile, fonts. */
    static TemplateVersion version(Places places, Campaign campaign) {
        Map<String, String> hashes = new TreeMap<>();
        try {
            for (String folder : List.of(campaign.template(), "shared")) {
                addAll(places.templates().resolve(folder), "templates/" + folder, hashes);
            }
            String profile = campaign.printProfile() + ".yaml";
            hashes.put(
                    "config/print/" + profile,
                    Sha256.of(places.config().resolve("print").resolve(profile)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Face face : Face.values()) {
            for (FontProgram font :
                    List.of(FontMetrics.of(face).own(), FontMetrics.of(face).second())) {
                hashes.put(font.resource(), Sha256.of(font.file()));
            }
        }
        StringBuilder all = new StringBuilder();
        hashes.forEach(
                (name, hash) -> all.append(hash).append("  ").append(name).append('\n'));
        return new TemplateVersion(campaign.template(), Sha256.of(all.toString()));
    }

    private static void addAll(Path folder, String name, Map<String, String> hashes) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            hashes.put(name + "/" + path, Sha256.of(file));
        }
    }
}
