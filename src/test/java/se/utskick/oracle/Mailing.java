package se.utskick.oracle;

import java.time.LocalDate;

/**
 * A campaign as the contract describes the three.
 *
 * @param from and {@code to}: the window of moped, the ages of narkotika are fixed
 * @param byCustodian {@code grouping: custodian}
 */
public record Mailing(
        String name,
        LocalDate asOf,
        LocalDate from,
        LocalDate to,
        boolean email,
        boolean sendAbroad,
        boolean namesYouth,
        boolean byCustodian) {

    public static final String MUNICIPALITY = "1482";

    public static Mailing moped(LocalDate asOf, LocalDate from, LocalDate to) {
        return new Mailing("moped", asOf, from, to, false, false, true, false);
    }

    public static Mailing narkotika(LocalDate asOf) {
        return new Mailing("narkotika", asOf, asOf, asOf, false, false, false, false);
    }

    public static Mailing skolmote(LocalDate asOf) {
        return new Mailing("skolmote", asOf, asOf, asOf, true, false, true, false);
    }

    public Mailing abroadToo() {
        return new Mailing(name, asOf, from, to, email, true, namesYouth, byCustodian);
    }

    public Mailing aPieceForEachCustodian() {
        return new Mailing(name, asOf, from, to, email, sendAbroad, namesYouth, true);
    }

    boolean hasMeetings() {
        return name.equals("skolmote");
    }
}
