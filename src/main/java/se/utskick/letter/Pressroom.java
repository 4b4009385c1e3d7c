package se.utskick.letter;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.utskick.selection.Piece;

/**
 * Sets a file's letters on several threads and writes them in order: sheaves are composed side by side, get their numbers one after the
 * other, are made into bytes side by side and written one after the other. The bytes are the same whatever the number of threads.
 */
final class Pressroom {

    /** What the pages' code is trained on. */
    private static final int SAMPLE = 16;

    private final BundleWriter out;
    private final Supplier<LetterPages> hands;
    private final ConcurrentLinkedQueue<Hands> idle = new ConcurrentLinkedQueue<>();
    private final Turn turn = new Turn();

    Pressroom(BundleWriter out, Supplier<LetterPages> hands) {
        this.out = out;
        this.hands = hands;
    }

    /** One thread's tools. */
    private record Hands(LetterPages setter, Bindery bindery) {}

    /** A sheaf that is bytes. */
    private record Made(BundleWriter.Entry entry, List<Sheaf.Letter> letters, Bindery.Bound bound) {}

    /** @param set told each letter in order, once its bytes are written */
    void set(Iterator<Piece> pieces, int threads, Consumer<SetPiece> set) throws IOException {
        List<Piece> first = next(pieces);
        if (first.isEmpty()) {
            return;
        }
        LetterPages trainer = hands.get();
        PageCode code = trainer.train(first.subList(0, Math.min(SAMPLE, first.size())));
        idle.add(new Hands(trainer, new Bindery(code)));
        if (threads == 1 || !pieces.hasNext()) {
            for (List<Piece> some = first; !some.isEmpty(); some = next(pieces)) {
                write(make(some, code, turn.number()), set);
            }
        } else {
            setOn(threads, first, pieces, code, set);
        }
    }

    private void setOn(int threads, List<Piece> first, Iterator<Piece> pieces, PageCode code, Consumer<SetPiece> set)
            throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<Made>> making = new ArrayDeque<>();
            for (List<Piece> some = first; !some.isEmpty(); some = next(pieces)) {
                List<Piece> sheaf = some;
                int number = turn.number();
                making.add(workers.submit(() -> make(sheaf, code, number)));
                if (making.size() > 2 * threads) {
                    write(taken(making.remove()), set);
                }
            }
            while (!making.isEmpty()) {
                write(taken(making.remove()), set);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private Made make(List<Piece> pieces, PageCode code, int number) {
        Hands idling = idle.poll();
        Hands own = idling == null ? new Hands(hands.get(), new Bindery(code)) : idling;
        Sheaf sheaf;
        try {
            sheaf = own.setter().compose(pieces);
        } catch (RuntimeException | Error e) {
            turn.stop(number);
            throw e;
        }
        BundleWriter.Entry entry = turn.take(number, () -> out.enter(sheaf));
        Bindery.Bound bound = own.setter().bind(sheaf, own.bindery(), entry);
        idle.add(own);
        return new Made(entry, sheaf.letters(), bound);
    }

    private void write(Made made, Consumer<SetPiece> set) throws IOException {
        out.write(made.entry(), made.bound());
        for (Sheaf.Letter letter : made.letters()) {
            set.accept(letter.at(made.entry().pagesBefore()));
        }
    }

    /** What a worker made, or what stopped it. */
    private static Made taken(Future<Made> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while setting letters", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("A sheaf of letters could not be set", e.getCause());
        }
    }

    private static List<Piece> next(Iterator<Piece> pieces) {
        List<Piece> sheaf = new ArrayList<>(Sheaf.LETTERS);
        while (sheaf.size() < Sheaf.LETTERS && pieces.hasNext()) {
            sheaf.add(pieces.next());
        }
        return sheaf;
    }

    /** Lets one sheaf after the other through. Where one is stopped, those after it are too: the first flaw is what is told. */
    private static final class Turn {

        private int handedOut;
        private int next;
        private int stoppedAt = Integer.MAX_VALUE;

        synchronized int number() {
            return handedOut++;
        }

        synchronized <T> T take(int number, Supplier<T> act) {
            while (next != number) {
                if (number > stoppedAt) {
                    throw new IllegalStateException("An earlier sheaf was stopped");
                }
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while waiting for a turn", e);
                }
            }
            T taken = act.get();
            next++;
            notifyAll();
            return taken;
        }

        synchronized void stop(int number) {
            stoppedAt = Math.min(stoppedAt, number);
            notifyAll();
        }
    }
}
