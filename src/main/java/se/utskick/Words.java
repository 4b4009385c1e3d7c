package se.utskick;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences users read, by key and language, from {@code se/utskick/ROOM/messages_LANG.properties} (UTF-8), where the room is
 * the key's first word. An unknown key is a programming error and stops.
 */
public final class Words {

    private static final Words SWEDISH = new Words(Lang.SV);
    private static final Words ENGLISH = new Words(Lang.EN);

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Lang lang;
    private final Map<String, Properties> rooms = new ConcurrentHashMap<>();

    private Words(Lang lang) {
        this.lang = lang;
    }

    public static Words in(Lang lang) {
        return lang == Lang.SV ? SWEDISH : ENGLISH;
    }

    /**
     * The sentence of a key with its arguments in the places {@code {0}}, {@code {1}} … Quotes need no doubling.
     *
     * @throws IllegalArgumentException for a key no file holds
     */
    public String say(String key, Object... arguments) {
        String room = key.substring(0, Math.max(0, key.indexOf('.')));
        String pattern = rooms.computeIfAbsent(room, this::load).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No sentence for key '" + key + "' in " + lang.code());
        }
        return PLACE.matcher(pattern).replaceAll(place -> Matcher.quoteReplacement(argument(place, arguments)));
    }

    private String argument(MatchResult place, Object[] arguments) {
        int index = Integer.parseInt(place.group(1));
        if (index >= arguments.length) {
            return place.group();
        }
        return arguments[index] instanceof Said said ? said.in(lang) : String.valueOf(arguments[index]);
    }

    private Properties load(String room) {
        Properties sentences = new Properties();
        String resource = "/se/utskick/" + room + "/messages_" + lang.code() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            if (in != null) {
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                sentences.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}
