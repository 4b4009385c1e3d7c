package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.woman;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.Lang;

/** Each way a run can fail to balance, made on purpose. */
class BalanceTests {

    private static final String RUN = "skolmote-2026-11-22-1";

    private final Town town = Town.empty();
    private final Balance balance = new Balance(town.jdbc);

    /** Four youths: one held, one without custodian, one with two letters, one unknown; a letter and an e-mail. */
    private void aRunThatBalances() {
        town.meeting("M1", "2026-12-10", "U1");
        String mother = town.person(woman("1980-01-01")).in();
        String father = town.person(man("1979-01-01")).in();
        town.contact(mother, "anna@example.org", true);
        String sent = town.person(woman("2012-05-05")).in();
        town.relation(sent, "V", mother);
        town.relation(sent, "V", father);
        String held = town.person(woman("2012-05-06")).guarded("BOTH").in();
        town.relation(held, "V", father);
        town.enrolment(sent, "U1");
        town.enrolment(held, "U1");
        town.enrolment(town.person(woman("2012-05-07")).in(), "U1");
        town.enrolment("20120511TF10", "U1");
        town.select(town.skolmote());
    }

    @Test
    void aRunAsSelectedBalances() {
        aRunThatBalances();

        assertThat(balance.differences(RUN)).isEmpty();
        assertThat(town.jdbc.queryForObject("select count(*) from decision", Integer.class))
                .isEqualTo(5);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            a row twice                     | insert into decision select run, 99, youth, recipient, meeting, 'PRINT', piece, school, place, flaw, bounced from decision where outcome = 'PRINT' | 1 gånger har samma ungdom, mottagare och möte mer än ett utfall.; Urvalet har 6 rader, men underlaget ger 5.
            a second outcome                | insert into decision select run, 99, youth, recipient, meeting, 'SUPPRESSED', null, school, place, flaw, bounced from decision where outcome = 'PRINT' | 1 gånger har samma ungdom, mottagare och möte mer än ett utfall.; Urvalet har 6 rader, men underlaget ger 5.
            a row lost                      | delete from decision where outcome = 'EMAIL' | 1 försändelser har ingen rad.; Urvalet har 4 rader, men underlaget ger 5.
            a youth lost                    | delete from decision where outcome = 'NO_CUSTODIAN' | Urvalet har 3 ungdomar, men underlaget har 4.; Urvalet har 3 par av ungdom och möte, men underlaget har 4.; Urvalet har 4 rader, men underlaget ger 5.
            a youth nobody selected         | insert into decision values ('skolmote-2026-11-22-1', 99, '201205082380', '', 'M1', 'NO_CUSTODIAN', null, '', '', null, false) | Urvalet har 5 ungdomar, men underlaget har 4.; Urvalet har 5 par av ungdom och möte, men underlaget har 4.; Urvalet har 6 rader, men underlaget ger 5.
            another meeting                 | update decision set meeting = 'M2' where outcome = 'PRINT' | Urvalet har 5 par av ungdom och möte, men underlaget har 4.
            an outcome that needs a person  | update decision set outcome = 'SUPPRESSED' where outcome = 'NO_CUSTODIAN' | 1 rader saknar mottagare men har ett utfall som kräver en.
            one row held, the other sent    | update decision set outcome = 'PROTECTED', piece = null where outcome = 'EMAIL' | 1 gånger står en rad som ska stå ensam, eller gälla alla, bredvid andra.; 1 försändelser har ingen rad.
            no custodian beside a custodian | update decision set outcome = 'NO_CUSTODIAN', piece = null where outcome = 'EMAIL' | 1 gånger står en rad som ska stå ensam, eller gälla alla, bredvid andra.; 1 försändelser har ingen rad.
            a protected youth sent          | insert into held_protection select run, youth, recipient, 'BOTH', youth from decision where outcome = 'PRINT' | 2 rader ska skickas fast ungdomen hålls för skyddade personuppgifter.
            a row without a piece           | update decision set piece = null where outcome = 'PRINT' | 1 rader ska skickas men står inte på någon försändelse för sin kanal.; 1 försändelser har ingen rad.
            a row on a piece of no run      | update decision set piece = 'XXXXXXXXXXXX' where outcome = 'PRINT' | 1 rader ska skickas men står inte på någon försändelse för sin kanal.; 1 försändelser har ingen rad.
            a row on another channel        | update decision set outcome = 'EMAIL' where outcome = 'PRINT' | 1 rader ska skickas men står inte på någon försändelse för sin kanal.
            a piece lost                    | delete from piece where channel = 'PRINT' | 1 rader ska skickas men står inte på någon försändelse för sin kanal.
            a row on a piece, not sent      | update decision set outcome = 'SUPPRESSED' where outcome = 'PRINT' | 1 rader står på en försändelse fast de inte ska skickas.
            a piece about nobody            | insert into piece values ('skolmote-2026-11-22-1', 'XXXXXXXXXXXX', 'PRINT', '', '{}', null) | 1 försändelser har ingen rad.
            """)
    void whatDoesNotBalanceIsToldWithItsCount(String theCase, String damage, String sentences) {
        aRunThatBalances();
        town.jdbc.update(damage);

        assertThat(String.join("; ", balance.differences(RUN))).isEqualTo(sentences);
    }

    @Test
    void theDifferenceIsToldInEnglishToo() {
        aRunThatBalances();
        town.jdbc.update("delete from piece where channel = 'PRINT'");

        assertThat(balance.differences(RUN, Lang.EN))
                .containsExactly("1 rows are to be sent but are on no piece of their channel.");
    }

    @Test
    void anotherRunsRowsAreNoneOfThisOnes() {
        aRunThatBalances();
        town.select(town.narkotika());

        assertThat(balance.differences(RUN)).isEmpty();
        assertThat(balance.differences("narkotika-2026-11-22-1")).isEmpty();
    }
}
