package se.utskick.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import se.utskick.Words;
import se.utskick.campaign.Campaign;
import se.utskick.file.Json;
import se.utskick.register.Snapshot.SourceFile;
import se.utskick.run.Supplement;

/** {@code verification.json}; its keys are the components, in their order (contract, section 4). */
record ReportJson(
        String run,
        String campaign,
        String period,
        String asOf,
        SnapshotPart snapshot,
        RegisterPart register,
        Map<String, Integer> withoutMeeting,
        String rule,
        TemplatePart template,
        LogPart logHead,
        int youths,
        int rows,
        Map<String, Integer> outcomes,
        PiecesPart pieces,
        int sheets,
        List<RunFacts.PackageFile> packages,
        @Nullable String approvedBy,
        String preparedBy,
        Map<String, Integer> states,
        boolean balanced,
        String runState,
        boolean sameCommand,
        String letterDate,
        @Nullable WindowPart window,
        Campaign.Promise promise,
        String result,
        String status,
        List<Tally.Count> deviations,
        List<Tally.Count> open,
        Map<String, Integer> channels,
        Map<String, Integer> schools,
        Map<String, Integer> places,
        Campaign.LegalBasis legalBasis,
        String campaignSha256,
        List<SupplementPart> supplements,
        @Nullable ChangePart change) {

    record SnapshotPart(int number, String extracted, List<String> sha256) {}

    record RegisterPart(long persons, long rejected) {}

    record TemplatePart(String name, String sha256) {}

    record LogPart(long seq, String sha256) {}

    record PiecesPart(int print, int email) {}

    record SupplementPart(
            int number,
            String state,
            int pieces,
            int reprints,
            String preparedBy,
            @Nullable String approvedBy) {}

    /** @param meeting null where its rows are too few to be told of */
    record ChangePart(@Nullable String meeting, String kind) {}

    record WindowPart(String from, String to) {}

    static String of(RunFacts facts, Words words) {
        return Json.PRETTY.writeValueAsString(parts(facts, Tally.of(facts), words)) + "\n";
    }

    private static ReportJson parts(RunFacts facts, Tally tally, Words words) {
        Map<String, Integer> states = new LinkedHashMap<>();
        tally.states().forEach((state, count) -> states.put(state.name(), count));
        return new ReportJson(
                facts.run(),
                facts.campaign().name(),
                facts.period(),
                facts.asOf().toString(),
                new SnapshotPart(
                        facts.snapshot().number(),
                        facts.snapshot().extracted().toString(),
                        facts.snapshot().files().stream()
                                .map(SourceFile::sha256)
                                .toList()),
                new RegisterPart(facts.snapshot().persons(), facts.snapshot().rejectedOfRegister()),
                folded(Folding.of(facts.withoutMeeting())),
                RuleInWords.of(facts, words),
                new TemplatePart(facts.template().name(), facts.template().sha256()),
                new LogPart(facts.logHead().seq(), facts.logHead().sha256()),
                tally.youths(),
                tally.rows(),
                tally.outcomes(),
                new PiecesPart(tally.printPieces(), tally.emailPieces()),
                tally.sheets(),
                facts.packages(),
                facts.approvedBy(),
                facts.preparedBy(),
                states,
                facts.balanced(),
                facts.state(),
                facts.sameCommand(),
                facts.letterDate().toString(),
                window(facts),
                facts.campaign().promise(),
                Result.of(tally, words),
                tally.status().name(),
                tally.deviations(),
                tally.open(),
                channels(tally),
                folded(Folding.of(facts.bySchool())),
                folded(Folding.of(facts.byPlace())),
                facts.campaign().legalBasis(),
                facts.campaign().sha256(),
                facts.supplements().stream().map(ReportJson::supplement).toList(),
                change(facts));
    }

    private static @Nullable ChangePart change(RunFacts facts) {
        RunFacts.ChangeOf change = facts.change();
        return change == null
                ? null
                : new ChangePart(
                        facts.meetingOfChange().orElse(null), change.kind().name());
    }

    private static SupplementPart supplement(Supplement supplement) {
        return new SupplementPart(
                supplement.number(),
                supplement.state().name(),
                supplement.pieces(),
                supplement.reprints(),
                supplement.preparedBy(),
                supplement.approvedBy());
    }

    private static @Nullable WindowPart window(RunFacts facts) {
        return facts.windowFrom() == null || facts.windowTo() == null
                ? null
                : new WindowPart(facts.windowFrom().toString(), facts.windowTo().toString());
    }

    private static Map<String, Integer> channels(Tally tally) {
        Map<String, Integer> channels = new LinkedHashMap<>();
        for (String channel : List.of("EMAIL", "PRINT")) {
            channels.put(channel, tally.outcomes().getOrDefault(channel, 0));
        }
        return channels;
    }

    private static Map<String, Integer> folded(Folding folding) {
        SortedMap<String, Integer> shown = folding.shown();
        Map<String, Integer> cells = new LinkedHashMap<>(shown);
        if (folding.folded() > 0 && folding.isTold()) {
            cells.put(Folding.OTHER, folding.folded());
        }
        return cells;
    }
}
