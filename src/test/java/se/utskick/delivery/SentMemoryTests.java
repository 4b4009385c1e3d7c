package se.utskick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;

class SentMemoryTests {

    private static final String EARLIER = "moped-2126-11-01-1";
    private static final String NOW = "moped-2126-12-01-1";
    private static final String PIECE = "0000000000AA";

    @TempDir
    private Path folder;

    private Deliveries rooms;

    @BeforeEach
    void open() {
        rooms = Deliveries.fresh(folder);
    }

    @Test
    void remembersByAnyOfTheNumbersAPersonHasHad() {
        deliver(PieceState.HANDED_OVER);

        assertThat(asked("moped", "lifetime", List.of("other", "youth"), List.of("parent")))
                .isTrue();
        assertThat(asked("moped", "lifetime", List.of("youth"), List.of("stranger")))
                .isFalse();
    }

    @Test
    void separatesCampaignsAndPeriods() {
        deliver(PieceState.HANDED_OVER);

        assertThat(asked("narkotika", "lifetime", List.of("youth"), List.of("parent")))
                .isFalse();
        assertThat(asked("moped", "2126", List.of("youth"), List.of("parent"))).isFalse();
    }

    @Test
    void takesAMeetingWithTheLongestNameARegisterCanGiveIt() {
        String period = "meeting:" + "m".repeat(1000);
        deliver(PieceState.HANDED_OVER);

        rooms.memory().remember(EARLIER, "skolmote", period, "youth", "parent", PIECE);

        assertThat(asked("skolmote", period, List.of("youth"), List.of("parent")))
                .isTrue();
    }

    @Test
    void doesNotCountTheRunThatAsks() {
        deliver(PieceState.HANDED_OVER);

        assertThat(rooms.memory().wasSent(EARLIER, "moped", "lifetime", List.of("youth"), List.of("parent")))
                .isFalse();
    }

    @Test
    void forgetsAPieceThatWasCancelledOrRejectedButNotOneThatWasReprinted() {
        deliver(PieceState.HANDED_OVER, PieceState.REJECTED);
        assertThat(asked("moped", "lifetime", List.of("youth"), List.of("parent")))
                .isFalse();

        move(PieceState.REJECTED, PieceState.REPRINTED);
        assertThat(asked("moped", "lifetime", List.of("youth"), List.of("parent")))
                .isTrue();
    }

    @Test
    void keepsNoNumberAndAKeyForItsOwnerAlone() throws IOException {
        deliver(PieceState.HANDED_OVER);

        assertThat(rooms.database().jdbc().queryForObject("select person_key from sent_memory", String.class))
                .matches("[0-9a-f]{64}");
        Path key = folder.resolve("keys").resolve("sent-memory.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void stopsWhenTheKeyIsGoneThoughPeopleAreRemembered() throws IOException {
        deliver(PieceState.HANDED_OVER);
        Path key = folder.resolve("keys").resolve("sent-memory.key");
        Files.delete(key);
        Deliveries reopened = Deliveries.on(rooms.database(), folder);

        assertThatThrownBy(
                        () -> reopened.memory().wasSent(NOW, "moped", "lifetime", List.of("youth"), List.of("parent")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("saknas fast det finns minnen av tidigare utskick");
    }

    private void deliver(PieceState... states) {
        rooms.log()
                .append(
                        EARLIER,
                        List.of(LogEvent.composed(PIECE, Route.PRINT, "")),
                        () -> rooms.memory().remember(EARLIER, "moped", "lifetime", "youth", "parent", PIECE));
        PieceState from = PieceState.COMPOSED;
        for (PieceState to : states) {
            move(from, to);
            from = to;
        }
    }

    private void move(PieceState from, PieceState to) {
        rooms.log().append(EARLIER, List.of(LogEvent.move(PIECE, from, to, null, null)), () -> {});
    }

    private boolean asked(String campaign, String period, List<String> youth, List<String> recipient) {
        return rooms.memory().wasSent(NOW, campaign, period, youth, recipient);
    }
}
