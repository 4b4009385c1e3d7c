package se.utskick.register;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.utskick.Progress;
import se.utskick.Refusal;
import se.utskick.register.Snapshot.SourceFile;

/** The files of one import, in the order they are read, and what came of each. */
final class Sources {

    private static final Set<String> LIMITED = Set.of("register", "school");

    private final Rejections rejections;
    private final Progress progress;
    private final List<Source> sources = new ArrayList<>();
    private final List<SourceFile> read = new ArrayList<>();

    Sources(Rejections rejections, Progress progress) {
        this.rejections = rejections;
        this.progress = progress;
    }

    /** What reads one file to its end and tells how many records it held. */
    @FunctionalInterface
    interface Reading {
        long records(HashedInput in, Source source) throws SQLException, IOException;
    }

    /** What to do about a file without a record. */
    enum Emptiness {
        REFUSED,
        ALLOWED
    }

    /**
     * Reads a file, if there is one.
     *
     * @throws Refusal where it cannot be read or holds no record
     */
    void read(String kind, @Nullable Path path, Reading reading) throws SQLException, IOException {
        read(kind, path, Emptiness.REFUSED, reading);
    }

    void read(String kind, @Nullable Path path, Emptiness emptiness, Reading reading) throws SQLException, IOException {
        if (path == null) {
            return;
        }
        Source source = new Source(sources.size(), kind, nameOf(path), path);
        sources.add(source);
        try (HashedInput in = HashedInput.open(path);
                Progress.Part part = progress.begin("register.progress-" + kind, in.size())) {
            in.told(part::add);
            long records = reading.records(in, source);
            if (records == 0 && emptiness == Emptiness.REFUSED) {
                throw Refusal.of("register.no-record", source.name());
            }
            read.add(new SourceFile(kind, source.name(), in.sha256(), records, 0));
        }
    }

    List<String> names() {
        return sources.stream().map(Source::name).toList();
    }

    /** The files as the snapshot remembers them. */
    List<SourceFile> files() {
        List<SourceFile> files = new ArrayList<>();
        for (int place = 0; place < read.size(); place++) {
            SourceFile file = read.get(place);
            files.add(new SourceFile(file.kind(), file.name(), file.sha256(), file.records(), rejections.of(place)));
        }
        return files;
    }

    /** Refuses the import where a register or the school has more rejected records than the limit allows. */
    void refuseTooManyRejected(double limit) {
        for (int place = 0; place < read.size(); place++) {
            SourceFile file = files().get(place);
            if (LIMITED.contains(file.kind()) && file.rejected() > file.records() * limit) {
                throw Refusal.of(
                        "register.too-many-rejected",
                        file.name(),
                        file.rejected(),
                        file.records(),
                        percent(limit),
                        rejections.commonest(place));
            }
        }
    }

    /** 2, not 2.0. */
    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private String nameOf(Path path) {
        String name = Objects.requireNonNull(path.getFileName()).toString();
        long same = sources.stream()
                .filter(source -> name.equals(String.valueOf(source.path().getFileName())))
                .count();
        return same == 0 ? name : name + " (" + (same + 1) + ")";
    }
}
