package se.utskick.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Campaigns;

/**
 * A template's folder and the campaigns that use it.
 *
 * @param places with the folder's parent as the place of templates
 * @param campaigns at least one, by name
 */
record TemplateFolder(Places places, List<Campaign> campaigns) {

    TemplateFolder {
        campaigns = List.copyOf(campaigns);
    }

    static TemplateFolder of(Path folder, GlobalOptions options) {
        Path whole = folder.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        if (parent == null || !Files.isDirectory(whole)) {
            throw Refusal.misuse("cli.no-template-folder", folder);
        }
        Places given = options.places();
        Places places = new Places(given.data(), given.config(), parent);
        String name = Objects.requireNonNull(whole.getFileName(), "A folder with a parent has a name")
                .toString();
        if (name.equals("shared")) {
            throw Refusal.of("letter.template-shared", folder);
        }
        Campaigns all = new Campaigns(places);
        List<Campaign> campaigns = all.names().stream()
                .filter(campaign -> all.usesTemplate(campaign, name))
                .map(all::get)
                .toList();
        if (campaigns.isEmpty()) {
            throw Refusal.of("letter.template-unused", folder, places.campaigns(), name);
        }
        return new TemplateFolder(places, campaigns);
    }
}
