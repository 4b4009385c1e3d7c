package se.utskick.selection;

import java.util.List;

/**
 * That a run is to tell of a change.
 *
 * @param meeting its id
 * @param earlierRuns the campaign's delivered runs, the earliest first, in which the meeting's recipients were told of it
 */
public record ChangeOrder(String meeting, List<String> earlierRuns) {

    public ChangeOrder {
        earlierRuns = List.copyOf(earlierRuns);
    }
}
