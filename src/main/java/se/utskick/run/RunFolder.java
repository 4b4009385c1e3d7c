package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import se.utskick.Places;
import se.utskick.file.DurableFolder;

/** A run's files below {@code DATA/runs/RUN/}. A folder named {@code .building} is not finished and may be thrown away. */
record RunFolder(Path root) {

    static RunFolder of(Places places, String run) {
        return new RunFolder(places.run(run));
    }

    Path prepared() {
        return root.resolve("prepared");
    }

    Path building() {
        return root.resolve("prepared.building");
    }

    Path print() {
        return root.resolve("print");
    }

    /** A supplement's package as composed and waiting for approval. */
    Path supplementPrepared(int number) {
        return root.resolve("print-" + number + ".prepared");
    }

    Path supplementBuilding(int number) {
        return root.resolve("print-" + number + ".building");
    }

    /** A supplement that was handed over. */
    Path supplement(int number) {
        return root.resolve("print-" + number);
    }

    Path restricted() {
        return root.resolve("restricted");
    }

    Path decisions() {
        return restricted().resolve("decisions.csv");
    }

    /** What a newer snapshot has against pieces of the run; there while it objects. */
    Path objections() {
        return restricted().resolve("objections.csv");
    }

    Path stopLists() {
        return root.resolve("print-stop");
    }

    Path stopList(int number) {
        return stopLists().resolve("stop-list-" + number + ".csv");
    }

    /** Messages as composed and waiting for delivery. */
    Path messages() {
        return root.resolve("email").resolve("prepared");
    }

    Path outbox() {
        return root.resolve("email").resolve("outbox");
    }

    /** Messages as they were sent, or given up. */
    Path sent() {
        return root.resolve("email").resolve("sent");
    }

    Path sentMessage(String piece) {
        return sent().resolve(piece + ".eml");
    }

    Path message(String piece) {
        return messages().resolve(piece + ".eml");
    }

    Path log() {
        return root.resolve("log.jsonl");
    }

    /** The package, wherever it is by now. */
    Path packageFolder() {
        return Files.isDirectory(print()) ? print() : prepared();
    }

    /** Puts a finished package in the place of the one before; may be interrupted and repeated at any moment. */
    void replacePrepared() throws IOException {
        DurableFolder.delete(prepared());
        DurableFolder.rename(building(), prepared());
    }
}
