package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.person.Personnummer;

/** A register so large that the first of two differing records is in the table before the second is read. */
class LateConflictTests {

    private static final int PERSONS = 21_000;

    @TempDir
    private Path folder;

    @Test
    void takesBackARecordWrittenLongAgoWhenALaterOneSaysOtherwise() {
        ImportDesk desk = new ImportDesk(folder).limit(0.02);
        desk.registerFile("navet.xml", town());

        Snapshot snapshot = desk.run();

        assertThat(snapshot.persons()).isEqualTo(PERSONS);
        assertThat(desk.rejected(1))
                .containsExactly("navet.xml;1;;CONFLICT", "navet.xml;" + (PERSONS + 1) + ";;CONFLICT");
        assertThat(desk.rows("select number, protection, birth_date, surname, city from person where not usable"))
                .containsExactly(number(0) + "|SEKRETESSMARKERING|||");
        assertThat(desk.rows("select count(*) from relation where person = '" + number(0) + "'"))
                .containsExactly("0");
        assertThat(desk.rows("select state from snapshot")).containsExactly("COMPLETE");
    }

    @Test
    void keepsNoSnapshotInAStateThatIsNone() {
        ImportDesk desk = new ImportDesk(folder).register(Post.of(number(0)).toString());
        desk.run();

        assertThatThrownBy(() ->
                        desk.sql.sql("update snapshot set state = 'IMPORTED'").update())
                .hasMessageContaining("Check constraint violation");
    }

    private static String town() {
        StringBuilder posts = new StringBuilder("<Poster>");
        for (int i = 0; i < PERSONS; i++) {
            posts.append(Post.of(number(i)).relation("V", number(i + 1)));
        }
        return posts.append(Post.of(number(0)).flagged()).append("</Poster>").toString();
    }

    /** Two birth numbers a day, from the year 2070 on. */
    private static String number(int person) {
        int day = person / 2;
        return Personnummer.withCheckDigit(
                "%d%02d%02d%d".formatted(2070 + day / 336, 1 + day / 28 % 12, 1 + day % 28, 238 + person % 2));
    }
}
