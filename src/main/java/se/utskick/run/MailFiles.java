package se.utskick.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import se.utskick.Places;
import se.utskick.email.BrakeReason;
import se.utskick.email.Dispatch.Order;
import se.utskick.file.DurableFile;

/**
 * How another command speaks with a sending under way, which holds the data folder for itself: an order lies in a file until it is obeyed,
 * and how far it has come stands in another. Counts and an officer's name, nothing about people written to.
 */
public final class MailFiles {

    private static final String APART = "\n";

    private final Path folder;

    private MailFiles(Path folder) {
        this.folder = folder;
    }

    /** Of a run that has messages. */
    public static MailFiles of(Places places, String run) {
        return new MailFiles(places.run(run).resolve("email"));
    }

    /** Whether a run by that name has a folder for its messages. */
    public boolean exist() {
        return Files.isDirectory(folder);
    }

    /** Leaves an order for the sending under way. */
    public void order(BrakeReason reason, Officer officer) throws IOException {
        DurableFile.writeOwnerOnly(
                orderFile(), out -> out.write((reason + APART + officer.name()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the order was obeyed or taken back. */
    public boolean isObeyed() {
        return !Files.exists(orderFile());
    }

    Optional<Order> order() {
        try {
            String[] words = Files.readString(orderFile()).split(APART, 2);
            return Optional.of(new Order(BrakeReason.valueOf(words[0]), words[1]));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.of(
                    new Order(BrakeReason.PAUSED, "?")); // whatever it says, somebody wanted it to stand still
        }
    }

    /** Takes an order away. */
    public void forgetOrder() throws IOException {
        Files.deleteIfExists(orderFile());
    }

    /** How far the sending under way has come, {@code key: value} a line; empty where none is. */
    public List<String> standing() throws IOException {
        return Files.exists(standingFile()) ? Files.readAllLines(standingFile()) : List.of();
    }

    void tell(List<String> lines) throws IOException {
        Path part = folder.resolve("standing.part");
        Files.write(part, lines);
        Files.move(part, standingFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forgetStanding() throws IOException {
        Files.deleteIfExists(standingFile());
    }

    private Path orderFile() {
        return folder.resolve("order");
    }

    private Path standingFile() {
        return folder.resolve("standing");
    }
}
