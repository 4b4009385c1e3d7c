package se.utskick.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * One file of the journal while it is written. Room for what comes is made ahead, as zeros: forcing bytes of a file whose size does not
 * change spares the file system's own journal, a third of the time.
 */
final class JournalFile implements AutoCloseable {

    private static final int ROOM = 1 << 20;

    private final int number;
    private final FileChannel channel;
    private long written;
    private long room;

    JournalFile(int number, FileChannel channel) {
        this.number = number;
        this.channel = channel;
    }

    int number() {
        return number;
    }

    /** Its bytes without the room ahead. */
    long written() {
        return written;
    }

    /** On disk when this returns. */
    void append(Iterable<MailNote> notes) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (MailNote note : notes) {
            lines.write(note.line());
        }
        if (written + lines.size() > room) {
            room = written + lines.size() + ROOM;
            write(ByteBuffer.allocate(Math.toIntExact(room - written)), written);
        }
        write(ByteBuffer.wrap(lines.toByteArray()), written);
        channel.force(false);
        written += lines.size();
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        for (long place = at; bytes.hasRemaining(); ) {
            place += channel.write(bytes, place);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
