package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.utskick.TestDatabase;
import se.utskick.campaign.Campaign;

class MeetingsTests {

    private static final Campaign.Sender SENDER = new Campaign.Sender(
            "Kommunen", "Skolan i kommunen", "Box 1", "031-390 06 00", "e@example.se", "w", "c", "d", "p");

    @Test
    void aMeetingThatNamesNobodyToTurnToHasTheSender() {
        TestDatabase database = TestDatabase.fresh();
        database.jdbc()
                .update(
                        "insert into meeting values (1, 'm-1', 's', '2026-12-10', '18:00', '19:30', 'p', '', null, '')");
        database.jdbc()
                .update(
                        "insert into meeting values (1, 'm-2', 's', '2026-12-10', '18:00', '19:30', 'p', '', null, 'Rektor')");

        assertThat(Meetings.of(database.jdbc(), 1, SENDER).values())
                .extracting(meeting -> meeting.id() + " " + meeting.contact())
                .containsExactlyInAnyOrder("m-1 Skolan i kommunen, 031-390 06 00", "m-2 Rektor");
    }
}
