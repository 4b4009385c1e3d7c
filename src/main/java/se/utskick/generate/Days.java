package se.utskick.generate;

import java.time.LocalDate;

/** Dates as the register writes them: {@code yyyyMMdd} in Navet's XML, {@code yyyy-MM-dd} in CSV, either cut short where incomplete. */
final class Days {

    private Days() {}

    /** {@code 21120229}. */
    static String compact(LocalDate day) {
        return day.toString().replace("-", "");
    }

    /** The CSV form of a compact date: {@code 2112}, {@code 2112-02}, {@code 2112-02-29}. */
    static String hyphened(String compact) {
        return switch (compact.length()) {
            case 6 -> compact.substring(0, 4) + "-" + compact.substring(4);
            case 8 -> compact.substring(0, 4) + "-" + compact.substring(4, 6) + "-" + compact.substring(6);
            default -> compact;
        };
    }
}
