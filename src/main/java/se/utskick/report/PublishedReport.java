package se.utskick.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import se.utskick.file.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code verification.json} as it was published, against what is recomputed. A report may be older than the log: it is held to its day. */
final class PublishedReport {

    private static final Set<String> HELD = Set.of("PROTECTED", "NO_CUSTODIAN", "TOO_MANY_CUSTODIANS");

    private final JsonNode json;
    private final Differences differences;

    private PublishedReport(JsonNode json, Differences differences) {
        this.json = json;
        this.differences = differences;
    }

    /** Empty where no report is written, or (a difference) it cannot be read. */
    static Optional<PublishedReport> read(Path file, Differences differences) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(file);
            for (String key : new String[] {"logHead", "outcomes", "states", "pieces", "packages", "template"}) {
                json.required(key);
            }
            return Optional.of(new PublishedReport(json, differences));
        } catch (JacksonException e) {
            differences.add("report-unreadable");
            return Optional.empty();
        }
    }

    long logSeq() {
        return json.required("logHead").path("seq").asLong(0);
    }

    void compareRows(DecisionFile decisions) {
        figure("rows", decisions.rows());
        figure("youths", decisions.youths());
        Map<String, Integer> outcomes = new TreeMap<>();
        decisions
                .outcomes()
                .forEach((code, count) ->
                        outcomes.merge(HELD.contains(code) ? Tally.HANDLED_BY_HAND : code, count, Integer::sum));
        figures("outcomes", outcomes);
    }

    void compareLog(LogFile log) {
        text("logHead", json.required("logHead").path("sha256").asString(""), log.hashWhenReported());
        text(
                "template",
                json.required("template").path("sha256").asString(""),
                Objects.requireNonNullElse(log.boundWhenReported("template"), templateOf(json)));
        figures("states", log.countsWhenReported());
        int print = json.required("pieces").path("print").asInt(-1);
        int email = json.required("pieces").path("email").asInt(-1);
        int all = log.countsWhenReported().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        differences.compare("pieces", print + email, all, "report");
    }

    /** Files are compared where their package is still the one that was reported, and sheets where all packages are. */
    void comparePackages(Path run, LogFile log, int sheets) throws IOException {
        if (log.boundWhenReported("package") == null || log.tells("PURGED")) {
            return;
        }
        if (log.packages().equals(log.packagesWhenReported())) {
            figure("sheets", sheets);
        }
        for (JsonNode file : json.required("packages")) {
            String name = file.path("file").asString("");
            String binding = PackageFolders.binding(name);
            if (Objects.equals(log.boundWhenReported(binding), log.bound(binding))
                    && !isAsReported(run, name, file.path("sha256").asString(""))) {
                differences.add("report-file", name);
            }
        }
    }

    /** Under its name, or the one its package got when it was handed over. */
    private static boolean isAsReported(Path run, String name, String sha256) throws IOException {
        Path path = run.resolve(name).normalize();
        if (!Files.exists(path)) {
            String handedOver = name.replaceFirst("^prepared/", "print/").replaceFirst("\\.prepared/", "/");
            path = run.resolve(handedOver).normalize();
        }
        return path.startsWith(run)
                && Files.isRegularFile(path)
                && Sha256.of(path).equals(sha256);
    }

    private static String templateOf(JsonNode json) {
        return json.required("template").path("sha256").asString("");
    }

    private void figure(String key, int recomputed) {
        differences.compare(key, json.path(key).asInt(-1), recomputed, "report");
    }

    private void text(String key, String published, String recomputed) {
        differences.compare(key, published, recomputed, "report");
    }

    private void figures(String key, Map<String, Integer> recomputed) {
        Set<String> codes = new TreeSet<>(recomputed.keySet());
        codes.addAll(json.required(key).propertyNames());
        for (String code : codes) {
            int published = json.required(key).path(code).asInt(0);
            differences.compare(key + "." + code, published, recomputed.getOrDefault(code, 0), "report");
        }
    }
}
