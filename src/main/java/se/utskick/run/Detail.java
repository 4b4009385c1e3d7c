package se.utskick.run;

/**
 * What an event adds besides its states: {@code key=value; key=value}, for people and for the report. A value never holds what stands
 * between two of them: an officer's reason that reads {@code x; package=…} must not be taken for the package's hash.
 */
final class Detail {

    private static final String APART = "; ";

    private Detail() {}

    static String of(Object... keysAndValues) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String value = String.valueOf(keysAndValues[i + 1]).replace(APART, ", ");
            text.append(i == 0 ? "" : APART)
                    .append(keysAndValues[i])
                    .append('=')
                    .append(value);
        }
        return text.toString();
    }
}
