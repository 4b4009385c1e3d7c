package se.utskick.campaign;

import java.util.List;
import org.springframework.stereotype.Component;

/** The campaigns in {@code config/campaigns/}, each checked when read. */
@Component
public class Campaigns {

    /**
     * The campaign of a name.
     *
     * @throws se.utskick.Refusal where there is none or its file is wrong: one sentence with file, key, what was expected and found
     */
    public Campaign get(String name) {
        throw new UnsupportedOperationException();
    }

    /** All names, sorted. */
    public List<String> names() {
        throw new UnsupportedOperationException();
    }
}
