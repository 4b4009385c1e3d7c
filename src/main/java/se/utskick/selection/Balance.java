package se.utskick.selection;

import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a run balances, asked by queries that share nothing with the selection (contract, "The run balances"). */
@Component
public class Balance {

    /** What does not hold, as message keys with counts; empty where the run balances. */
    public List<String> differences(String run) {
        throw new UnsupportedOperationException();
    }
}
