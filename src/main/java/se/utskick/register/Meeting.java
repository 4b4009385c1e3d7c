package se.utskick.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting at a school, from the meetings file.
 *
 * @param units the codes of the school units whose pupils' parents are invited
 * @param starts and {@code ends} as HH:mm
 * @param replyBy the last day to answer, or null
 */
public record Meeting(
        String id,
        List<String> units,
        String school,
        LocalDate day,
        String starts,
        String ends,
        String place,
        String room,
        @Nullable LocalDate replyBy,
        String contact) {

    public Meeting {
        units = List.copyOf(units);
    }
}
