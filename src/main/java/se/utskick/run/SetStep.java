package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.campaign.Channel;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.Route;
import se.utskick.email.MessagePress;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import se.utskick.letter.LetterPress;
import se.utskick.letter.SetPiece;
import se.utskick.run.Bundles.SetMessage;
import se.utskick.run.Bundles.Unit;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;
import se.utskick.selection.Pieces;

/** Sets a bundle's file, or composes a batch of messages: bytes on disk first, then the fact and the events in one transaction. */
@Component
class SetStep {

    private final Places places;
    private final Pieces pieces;
    private final Bundles bundles;
    private final DeliveryLog log;

    SetStep(Places places, Pieces pieces, Bundles bundles, DeliveryLog log) {
        this.places = places;
        this.pieces = pieces;
        this.bundles = bundles;
        this.log = log;
    }

    void set(MailingRun run, Unit unit, Compositors compositors) throws IOException {
        if (bundles.standing(run.name(), unit).sha256() != null) {
            return; // its bytes are checked when the package is sealed
        }
        List<Piece> inOrder = pieces.of(run.name(), bundles.references(run.name(), unit));
        if (unit.channel() == Channel.PRINT) {
            setLetters(run, unit, inOrder, compositors.letters());
        } else {
            composeMessages(run, unit, inOrder, compositors.messages().orElseThrow());
        }
    }

    /** Writes a bundle's file anew with these pieces, whole or not at all. */
    List<SetPiece> write(MailingRun run, Path folder, Unit unit, List<PieceReference> references, LetterPress letters)
            throws IOException {
        return writePieces(run, folder, unit, pieces.of(run.name(), references), letters);
    }

    private void setLetters(MailingRun run, Unit unit, List<Piece> inOrder, LetterPress letters) throws IOException {
        Path folder = DurableFolder.ownerOnly(RunFolder.of(places, run.name()).building());
        List<SetPiece> set = writePieces(run, folder, unit, inOrder, letters);
        String sha256 = Sha256.of(folder.resolve(unit.fileName()));
        log.append(
                run.name(),
                composed(inOrder, Route.PRINT, unit.fileName()),
                () -> bundles.set(run.name(), unit, set, sha256));
    }

    private static List<SetPiece> writePieces(
            MailingRun run, Path folder, Unit unit, List<Piece> inOrder, LetterPress letters) throws IOException {
        Path file = folder.resolve(unit.fileName());
        Files.deleteIfExists(file); // an interrupted attempt's
        return letters.writeBundle(file, run.name(), unit.number(), inOrder);
    }

    private void composeMessages(MailingRun run, Unit unit, List<Piece> inOrder, MessagePress messages)
            throws IOException {
        MessageFolder folder = MessageFolder.open(RunFolder.of(places, run.name()));
        List<SetMessage> set = new ArrayList<>();
        for (Piece piece : inOrder) {
            byte[] message = messages.compose(piece);
            folder.store(piece.reference(), message);
            set.add(new SetMessage(piece.reference(), Sha256.of(message)));
        }
        folder.force();
        log.append(
                run.name(),
                composed(inOrder, Route.EMAIL, unit.label()),
                () -> bundles.setMessages(run.name(), unit, set));
    }

    private static List<LogEvent> composed(List<Piece> inOrder, Route route, String place) {
        return inOrder.stream()
                .map(piece -> LogEvent.composed(piece.reference().text(), route, place))
                .toList();
    }
}
