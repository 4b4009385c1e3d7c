package se.utskick.letter;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.utskick.register.Meeting;
import se.utskick.selection.Piece;

/** What differs from piece to piece in a letter. */
enum PieceField {
    YOUTH_NAMES(
            "youth.names",
            Set.of(FieldType.LIST),
            piece -> FieldType.joined(
                    piece.youths().stream().map(Piece.Youth::name).toList())),
    PIECE_REFERENCE(
            "piece.reference",
            Set.of(FieldType.TEXT),
            piece -> piece.reference().text()),
    RECIPIENT_NAMES("recipient.names", Set.of(FieldType.LIST), piece -> FieldType.joined(piece.names())),
    MEETING_SCHOOL("meeting.school", Set.of(FieldType.TEXT), meeting(Meeting::school)),
    MEETING_DATE("meeting.date", Set.of(FieldType.TEXT, FieldType.DATE), meeting(Meeting::day)),
    MEETING_WEEKDAY("meeting.weekday", Set.of(FieldType.TEXT), meeting(meeting -> FieldType.weekday(meeting.day()))),
    MEETING_STARTS("meeting.starts", Set.of(FieldType.TEXT), meeting(Meeting::starts)),
    MEETING_ENDS("meeting.ends", Set.of(FieldType.TEXT), meeting(Meeting::ends)),
    MEETING_PLACE("meeting.place", Set.of(FieldType.TEXT), meeting(Meeting::place)),
    MEETING_ROOM("meeting.room", Set.of(FieldType.TEXT), meeting(Meeting::room)),
    MEETING_REPLY_BY("meeting.replyBy", Set.of(FieldType.TEXT, FieldType.DATE), meeting(Meeting::replyBy)),
    MEETING_CONTACT("meeting.contact", Set.of(FieldType.TEXT), meeting(Meeting::contact)),
    MEETING_WAS_DATE("meeting.wasDate", Set.of(FieldType.TEXT, FieldType.DATE), was(Meeting::day)),
    MEETING_WAS_WEEKDAY("meeting.wasWeekday", Set.of(FieldType.TEXT), was(was -> FieldType.weekday(was.day()))),
    MEETING_WAS_STARTS("meeting.wasStarts", Set.of(FieldType.TEXT), was(Meeting::starts)),
    MEETING_WAS_ENDS("meeting.wasEnds", Set.of(FieldType.TEXT), was(Meeting::ends)),
    MEETING_WAS_PLACE("meeting.wasPlace", Set.of(FieldType.TEXT), was(Meeting::place));

    /** By the name templates use. */
    static final Map<String, PieceField> BY_NAME = byName();

    private final String path;
    private final Set<FieldType> types;
    private final Function<Piece, @Nullable Object> value;

    PieceField(String path, Set<FieldType> types, Function<Piece, @Nullable Object> value) {
        this.path = path;
        this.types = types;
        this.value = value;
    }

    String path() {
        return path;
    }

    boolean isOfMeeting() {
        return path.startsWith("meeting.");
    }

    boolean canBe(FieldType type) {
        return types.contains(type);
    }

    /** The type a field has where nothing else is said. */
    static FieldType usualType(String field) {
        PieceField own = BY_NAME.get(field);
        return own == null || own.types.contains(FieldType.TEXT) ? FieldType.TEXT : FieldType.LIST;
    }

    /** What the piece prints; empty where it has nothing. */
    String of(Piece piece, FieldType type) {
        Object found = value.apply(piece);
        if (found instanceof LocalDate date) {
            return type == FieldType.DATE ? FieldType.longDate(date) : date.toString();
        }
        return Objects.toString(found, "");
    }

    private static Function<Piece, @Nullable Object> meeting(Function<Meeting, @Nullable Object> part) {
        return piece -> piece.meeting() == null ? null : part.apply(piece.meeting());
    }

    /** The meeting as the recipients know it, where it has changed. */
    private static Function<Piece, @Nullable Object> was(Function<Meeting, @Nullable Object> part) {
        return piece ->
                piece.change() == null ? null : part.apply(piece.change().was());
    }

    private static Map<String, PieceField> byName() {
        Map<String, PieceField> fields = new TreeMap<>();
        for (PieceField field : values()) {
            fields.put(field.path, field);
        }
        return fields;
    }
}
