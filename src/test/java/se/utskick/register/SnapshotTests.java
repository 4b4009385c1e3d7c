package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.utskick.register.Snapshot.SourceFile;

class SnapshotTests {

    @Test
    void tellsTheRegistersRejectedRecordsApartFromThoseBesideIt() {
        SourceFile register = new SourceFile("register", "register.xml", "a", 95, 1);
        SourceFile contacts = new SourceFile("contacts", "contacts.csv", "b", 13, 3);

        Snapshot snapshot = new Snapshot(1, LocalDate.of(2026, 12, 1), List.of(register, contacts), 95, 4);

        assertThat(snapshot.rejectedOfRegister()).isEqualTo(1);
    }
}
