package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingCustodiansTests {

    /** Turns 18 the day the register is extracted, 1 November 2126. */
    private static final String OF_AGE = "21081101238";

    private static final String CHILD = "21081102238";
    private static final String ADULT = "21071101238";
    private static final String A = "20800301238";
    private static final String B = "20800302238";
    private static final String C = "20800303238";

    @TempDir
    private Path folder;

    private MissingCustodians.Written written = new MissingCustodians.Written(-1, -1);

    @Test
    void followsCustodiansOfChildrenAndParentsOfEighteenYearOlds() {
        assertThat(missing(
                        Post.of(CHILD).relation("V", B).relation("V", A).relation("MO", C),
                        Post.of(OF_AGE).relation("MO", A).relation("F", C).relation("V", "20800304238"),
                        Post.of(ADULT).relation("MO", "20800305238").relation("V", "20800306238")))
                .isEqualTo("personnummer\n" + Post.number(A) + "\n" + Post.number(B) + "\n" + Post.number(C) + "\n");
    }

    @Test
    void asksForNobodyTheSnapshotKnowsBeTheRecordRejected() {
        assertThat(missing(
                        Post.of(CHILD).relation("V", A).relation("V", B),
                        Post.of(A),
                        Post.of(B).facts("<Fodelsedatum>x</Fodelsedatum>")))
                .isEqualTo("personnummer\n");
    }

    @Test
    void followsReplacedNumbersToTheOneThatIsLackingAndOutOfCircles() {
        assertThat(missing(
                        Post.of(CHILD).relation("V", A).relation("V", "20800304238"),
                        replaced(A, B),
                        replaced(B, C),
                        replaced("20800304238", "20800305238"),
                        replaced("20800305238", "20800304238")))
                .isEqualTo("personnummer\n" + Post.number(C) + "\n");
    }

    @Test
    void countsOnlyRelationsThatHoldOnTheDayOfTheExtract() {
        assertThat(missing(Post.of(CHILD)
                        .relation("V", number(A), "", "21261101")
                        .relation("V", number(B), "21261101", "21261102")
                        .relation("V", number(C), "21261102", "")))
                .isEqualTo("personnummer\n" + Post.number(B) + "\n");
    }

    @Test
    void asksForTheCustodiansOfAProtectedChildToo() {
        assertThat(missing(Post.of(CHILD).flagged().relation("V", A)))
                .isEqualTo("personnummer\n" + Post.number(A) + "\n");
    }

    @Test
    void leavesOutNumbersNobodyCanHaveAndTheCustodiansOfTheDeregistered() {
        assertThat(missing(
                        Post.of(CHILD)
                                .relation("V", "<PersonNr>208003012389</PersonNr>", "", "")
                                .relation("V", "<FodelsetidNr>20800301</FodelsetidNr>", "", ""),
                        Post.of("21081103238")
                                .facts(
                                        "<Avregistrering><AvregistreringsorsakKod>UV</AvregistreringsorsakKod></Avregistrering>")
                                .relation("V", A)))
                .isEqualTo("personnummer\n");
        assertThat(written).isEqualTo(new MissingCustodians.Written(0, 1));
    }

    private String missing(Post... posts) {
        ImportDesk desk = new ImportDesk(folder);
        desk.register(java.util.Arrays.stream(posts).map(Post::toString).toArray(String[]::new))
                .run();
        Path file = folder.resolve("missing.csv");
        written = new MissingCustodians(desk.sql, new Snapshots(desk.sql)).write(1, file);
        return org.assertj.core.util.Files.contentOf(file.toFile(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String number(String eleven) {
        return "<PersonNr>" + Post.number(eleven) + "</PersonNr>";
    }

    private static Post replaced(String number, String by) {
        return Post.of(number)
                .facts("<HanvisningsPersonNr>" + Post.number(by) + "</HanvisningsPersonNr>"
                        + "<Avregistrering><AvregistreringsorsakKod>GN</AvregistreringsorsakKod></Avregistrering>");
    }
}
