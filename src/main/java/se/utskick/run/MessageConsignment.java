package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.Refusal;
import se.utskick.email.Consignment;
import se.utskick.email.QueuedMessage;
import se.utskick.email.ReturnPath;
import se.utskick.file.Json;
import se.utskick.file.Sha256;
import se.utskick.person.EmailAddress;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** A run's messages as its tables and its folder hold them. */
record MessageConsignment(MailingRun of, RunFolder folder, ReturnPath returnPath, JdbcTemplate jdbc)
        implements Consignment {

    @Override
    public String run() {
        return of.name();
    }

    @Override
    public int waiting() {
        Integer count = jdbc.queryForObject(
                "select count(*) from piece_state where run = ? and state = 'QUEUED'", Integer.class, of.name());
        return count == null ? 0 : count;
    }

    @Override
    public List<QueuedMessage> after(String reference, int most) {
        return jdbc.query(
                "select b.piece, b.sha256, p.payload from bundle_piece b"
                        + " join piece_state s on s.run = b.run and s.piece = b.piece"
                        + " join piece p on p.run = b.run and p.ref = b.piece"
                        + " where b.run = ? and b.piece > ? and b.channel = 'EMAIL' and b.removed_in is null"
                        + " and s.state = 'QUEUED' order by b.run, b.piece limit " + most,
                (row, n) -> queued(
                        new PieceReference(row.getString(1)),
                        row.getString(2),
                        Json.COMPACT.readValue(row.getString(3), Piece.class)),
                of.name(),
                reference);
    }

    @Override
    public byte[] read(PieceReference piece, String sha256) throws IOException {
        Path waiting = folder.message(piece.text());
        byte[] message = Files.readAllBytes(Files.exists(waiting) ? waiting : folder.sentMessage(piece.text()));
        if (!Sha256.of(message).equals(sha256)) {
            throw Refusal.of("run.changed", of.name(), "email");
        }
        return message;
    }

    private QueuedMessage queued(PieceReference reference, String sha256, Piece piece) {
        EmailAddress to = EmailAddress.parse(piece.email())
                .orElseThrow(() -> new IllegalStateException("A message without an address: " + reference));
        String from = returnPath
                .of(reference)
                .map(EmailAddress::quoted)
                .orElse(of.campaign().sender().replyTo());
        return new QueuedMessage(reference, from, to, sha256);
    }
}
