package se.utskick.email;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where a sending writes down what it does, before it matters. */
interface MailNotes extends AutoCloseable {

    /** Completes when the note is on disk, with those before it; or with why it never will be. */
    CompletableFuture<@Nullable Void> put(MailNote note);

    /** Returns when the delivery log has all of it. */
    @Override
    void close();
}
