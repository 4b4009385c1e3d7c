package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 1.4 to 1.6: contacts, suppressions and meetings. */
class ListsImportTests {

    private static final String CONTACTS = "personnummer;epost;samtycke\n";
    private static final String SUPPRESSIONS = "personnummer;kampanj;orsak;tom\n";
    private static final String MEETINGS =
            "mote;skolenhetskoder;skola;datum;start;slut;plats;sal;svar_senast;kontakt\n";
    private static final String A = Post.number("20800301238");
    private static final String B = Post.number("20800302238");
    private static final String C = Post.number("20800303238");

    @TempDir
    private Path folder;

    private ImportDesk desk;

    @BeforeEach
    void aDeskWithARegister() {
        desk = new ImportDesk(folder)
                .register(
                        Post.of("20800301238").toString(),
                        Post.of("20800303238").flagged().toString());
    }

    @Test
    void keepsAContactWithItsConsent() {
        desk.contacts(CONTACTS + A + ";a@example.se;ja\n" + B + ";b@example.se;nej\n")
                .run();

        assertThat(desk.rows("select number, email, consent, usable from contact order by number"))
                .containsExactly(A + "|a@example.se|TRUE|TRUE", B + "|b@example.se|FALSE|TRUE");
    }

    @Test
    void makesNeitherOfTwoDifferentContactsUsableAndCountsEqualOnesOnce() {
        desk.contacts(CONTACTS + A + ";a@example.se;ja\n" + A + ";a@example.se;ja\n" + B + ";b@example.se;ja\n" + B
                        + ";B@example.se;ja\n")
                .run();

        assertThat(desk.rows("select number, email, consent, usable from contact order by number"))
                .containsExactly(A + "|a@example.se|TRUE|TRUE", B + "||FALSE|FALSE");
        assertThat(desk.rejected(1)).containsExactly("contacts.csv;3;;CONFLICT", "contacts.csv;4;;CONFLICT");
    }

    @Test
    void takesAContactWithAnUnusableAddressForARejectedRecordAndNoMore() {
        desk.limit(0)
                .contacts(CONTACTS + A + ";a@b;ja\n" + B + ";b@example.se;kanske\n")
                .run();

        assertThat(desk.rows("select number, email, consent, usable from contact order by number"))
                .containsExactly(A + "||FALSE|FALSE", B + "||FALSE|FALSE");
        assertThat(desk.rejected(1))
                .containsExactly("contacts.csv;1;epost;BAD_EMAIL", "contacts.csv;2;samtycke;UNKNOWN_CODE");
    }

    @Test
    void keepsNoAddressOfAProtectedPerson() {
        desk.school(
                        "school.csv",
                        "personnummer;skolenhetskod;skola;arskurs;skolform;klass;start;slut;avbruten;skydd\n" + B
                                + ";1;S;9;GR;9A;2126-08-17;;nej;Sekretessmarkering\n")
                .contacts(CONTACTS + B + ";b@example.se;ja\n" + C + ";c@example.se;ja\n")
                .run();

        assertThat(desk.rows("select number, email, consent, usable from contact order by number"))
                .containsExactly(B + "||FALSE|FALSE", C + "||FALSE|FALSE");
    }

    @Test
    void keepsASuppressionWithCampaignAndLastDay() {
        desk.suppressions(SUPPRESSIONS + A + ";moped;vill inte;2127-01-31\n" + B + ";*;;\n")
                .run();

        assertThat(desk.rows("select number, campaign, until_day from suppression order by number"))
                .containsExactly(A + "|moped|2127-01-31", B + "|*|");
    }

    @Test
    void letsARejectedSuppressionHoldBackWhateverItCanMean() {
        desk.suppressions(SUPPRESSIONS + A + ";moped;;2127-02-30\n" + B + ";Moped!;;2127-01-31\n" + C.substring(0, 8)
                        + "-" + C.substring(8) + ";moped;;2127-01-31\n" + A + ";;;2127-01-31;extra\n")
                .run();

        assertThat(desk.rejected(1))
                .containsExactly(
                        "suppressions.csv;1;tom;BAD_DATE",
                        "suppressions.csv;2;kampanj;UNKNOWN_CODE",
                        "suppressions.csv;3;personnummer;BAD_NUMBER",
                        "suppressions.csv;4;;COLUMN_COUNT");
        assertThat(desk.rows("select number, campaign, until_day from suppression order by number, campaign"))
                .containsExactly(A + "|*|", A + "|moped|", B + "|*|2127-01-31", C + "|moped|2127-01-31");
    }

    @Test
    void keepsAMeetingWithItsUnits() {
        desk.meetings(MEETINGS
                        + "y8;11111111 22222222;Ytterbyskolan;2126-12-10;18:00;19:30;Aulan;A1;2126-12-03;Rektor\n"
                        + "k8;3;Kärna;2126-12-11;08:00;09:00;Matsalen;;;\n")
                .run();

        assertThat(desk.rows("select * from meeting order by id"))
                .containsExactly(
                        "1|k8|Kärna|2126-12-11|08:00|09:00|Matsalen|||",
                        "1|y8|Ytterbyskolan|2126-12-10|18:00|19:30|Aulan|A1|2126-12-03|Rektor");
        assertThat(desk.rows("select meeting, unit from meeting_unit order by unit"))
                .containsExactly("y8|11111111", "y8|22222222", "k8|3");
    }

    @Test
    void rejectsTwoDifferingMeetingsOfOneName() {
        String meeting = "y8;1;Ytterbyskolan;2126-12-10;18:00;19:30;Aulan;;;\n";
        desk.meetings(MEETINGS + meeting + meeting + meeting.replace("Aulan", "Matsalen"))
                .run();

        assertThat(desk.rejected(1)).containsExactly("meetings.csv;1;mote;CONFLICT", "meetings.csv;3;mote;CONFLICT");
        assertThat(desk.rows("select * from meeting")).isEmpty();
        assertThat(desk.rows("select * from meeting_unit")).isEmpty();
    }

    @Test
    void readsAListWithoutALastLineEndWhereItsLastRowIsWhole() {
        desk.contacts(CONTACTS + A + ";a@example.se;ja").run();

        assertThat(desk.rows("select email from contact")).containsExactly("a@example.se");
    }
}
