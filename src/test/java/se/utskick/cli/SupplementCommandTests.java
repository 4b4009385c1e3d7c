package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.cli.FinishedRun.Said;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;

/** The way of a supplement, command by command. */
class SupplementCommandTests {

    @TempDir
    private Path data;

    @Test
    void goesFromAMessageThatCameBackToAPackageOfItsOwn() {
        FinishedRun run = FinishedRun.in(data);
        bounceOne(run);

        assertThat(run.command("supplement", FinishedRun.NAME, "--by", "Anna Prov"))
                .contains("supplement: 2\n", "pieces: 1\n", "letters: 1\n", "reprints: 0\n", "without-address: 0\n");
        Said same = run.said("approve", FinishedRun.NAME, "--supplement", "2", "--count", "1", "--by", "Anna Prov");
        assertThat(same.status()).isEqualTo(3);
        assertThat(same.err()).contains("den som förbereder kan inte själv godkänna");
        assertThat(run.command("approve", FinishedRun.NAME, "--supplement", "2", "--count", "1", "--by", "Bo Prov"))
                .contains("supplement: 2\n", "approved: 1\n");
        Said delivered = run.said("deliver", FinishedRun.NAME);
        assertThat(delivered.out()).contains("supplement: 2 state=DELIVERED pieces=1\n");
        assertThat(delivered.err()).doesNotContain("redan levererad");
        assertThat(run.folder().resolve("print-2/SHA256SUMS")).exists();
        assertThat(run.command("verify", FinishedRun.NAME)).contains("verified: ");

        Said nothing = run.said("--lang", "en", "supplement", FinishedRun.NAME, "--by", "Anna Prov");
        assertThat(nothing.status()).isZero();
        assertThat(nothing.out()).contains("pieces: 0\n").doesNotContain("supplement: ");
        assertThat(nothing.err()).contains("Nothing in run " + FinishedRun.NAME + " awaits a letter");
        assertThat(run.command("cancel", FinishedRun.NAME, "--supplement", "2", "--reason", "Fel", "--by", "Bo Prov"))
                .contains("cancelled: 1\n", "stop-list: print-stop/stop-list-1.csv\n");
        assertThat(run.said("approve", FinishedRun.NAME, "--supplement", "9", "--count", "1", "--by", "Bo Prov")
                        .err())
                .contains("har inget tillägg 9");
    }

    private static void bounceOne(FinishedRun run) {
        try (Workplace workplace = run.open()) {
            String message = workplace
                    .room(PieceStates.class)
                    .in(FinishedRun.NAME, PieceState.WRITTEN)
                    .get(0);
            LogEvent event = LogEvent.move(message, PieceState.WRITTEN, PieceState.BOUNCED, null, "class=PERMANENT");
            workplace.room(DeliveryLog.class).append(FinishedRun.NAME, List.of(event), () -> {});
        }
    }
}
