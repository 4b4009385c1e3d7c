package se.utskick.run;

/** What an event adds besides its states: {@code key=value; key=value}, for people and for the report. */
final class Detail {

    private Detail() {}

    static String of(Object... keysAndValues) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            text.append(i == 0 ? "" : "; ").append(keysAndValues[i]).append('=').append(keysAndValues[i + 1]);
        }
        return text.toString();
    }
}
