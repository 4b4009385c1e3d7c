package se.utskick.selection;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import se.utskick.campaign.Channel;

/** The pieces of a run. */
@Component
public class Pieces {

    /** Every piece of a channel in its order (postnummer, postort, address, reference), streamed. */
    public void forEach(String run, Channel channel, Consumer<Piece> consumer) {
        throw new UnsupportedOperationException();
    }

    /** The pieces of these references, in the order asked for; at most a bundle of them. */
    public List<Piece> of(String run, List<PieceReference> references) {
        throw new UnsupportedOperationException();
    }
}
