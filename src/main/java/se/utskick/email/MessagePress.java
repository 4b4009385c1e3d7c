package se.utskick.email;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.email.MimeMessageWriter.Content;
import se.utskick.file.Sha256;
import se.utskick.letter.AttachmentPress;
import se.utskick.person.EmailAddress;
import se.utskick.register.Meeting;
import se.utskick.selection.Piece;

/**
 * One campaign's message, read and checked once; composes the same bytes for the same piece on any machine. Safe for use by several
 * threads. A message never names a child, nor does what is attached: a template that tries is refused.
 */
public final class MessagePress {

    /** Its first line is the entry's title; the rest, after an empty line, what it says. */
    private static final String CALENDAR = "calendar.txt";

    private final Declared declared;
    private final Map<Variant, Message> messages;
    private final MessageFields fields;
    private final MimeMessageWriter writer;
    private final MeetingEntry entry;
    private final Enclosed enclosed;
    private final @Nullable DkimSignature signature;
    private final String sha256;

    private MessagePress(
            Declared declared,
            Map<Variant, Message> messages,
            MessageFields fields,
            MimeMessageWriter writer,
            Enclosed enclosed,
            @Nullable DkimSignature signature,
            String sha256) {
        this.declared = declared;
        this.messages = Map.copyOf(messages);
        this.fields = fields;
        this.writer = writer;
        this.entry = writer.entry();
        this.enclosed = enclosed;
        this.signature = signature;
        this.sha256 = sha256;
    }

    /** The message in one shape. */
    private record Message(Wording subject, Wording text, Wording html, Optional<Wording> calendar) {

        SortedSet<String> fields() {
            SortedSet<String> fields = new TreeSet<>(subject.fields());
            fields.addAll(text.fields());
            fields.addAll(html.fields());
            calendar.ifPresent(words -> fields.addAll(words.fields()));
            return fields;
        }
    }

    /**
     * Reads {@code email.html}, {@code email.txt}, {@code fields.yaml}, where there is one {@code calendar.txt} and, where the campaign
     * attaches it, {@code attachment.html} of the campaign's template.
     *
     * @throws se.utskick.Refusal for a template that is wrong or missing
     */
    public static MessagePress open(Places places, Campaign campaign, LocalDate letterDate) {
        Path folder = places.templates().resolve(campaign.template());
        String name = campaign.template();
        Declared declared = Declared.read(folder);
        HtmlTemplate html = HtmlTemplate.parse(name + "/email.html", read(folder, "email.html"), declared);
        TextTemplate text = TextTemplate.parse(name + "/email.txt", read(folder, "email.txt"), declared);
        Optional<TextTemplate> calendar = Files.exists(folder.resolve(CALENDAR))
                ? Optional.of(TextTemplate.parse(name + "/" + CALENDAR, read(folder, CALENDAR), declared))
                : Optional.empty();
        MessageFields fields = new MessageFields(declared, campaign, letterDate);
        Map<Variant, Message> messages = new HashMap<>();
        for (Variant shape : Variant.all(declared.variants())) {
            Message message = new Message(
                    html.title(shape), text.in(shape), html.in(shape), calendar.map(words -> words.in(shape)));
            checkFields(message, fields, name);
            messages.put(shape, message);
        }
        Enclosed enclosed = Enclosed.open(places, campaign, letterDate);
        return new MessagePress(
                declared,
                messages,
                fields,
                writer(places, campaign, letterDate),
                enclosed,
                null,
                enclosed.with(hash(folder)));
    }

    /** The same press, each PDF that it attaches read back before it goes along with anything. */
    public MessagePress readBackBy(AttachmentPress.Proofreader proofreader) {
        return new MessagePress(
                declared, messages, fields, writer, enclosed.readBackBy(proofreader), signature, sha256);
    }

    /**
     * The same press, its messages signed (DKIM) where the settings say so.
     *
     * @param config the folder of {@code application.yaml}
     * @param day at whose beginning they are signed, as the signature says; the same for a run whenever it is set
     * @throws se.utskick.Refusal where a setting or the key is missing, wrong or unreadable
     */
    public MessagePress signedBy(DkimSettings settings, Path config, LocalDate day) {
        if (!settings.isConfigured()) {
            return this;
        }
        DkimSignature by = new DkimSignature(DkimKey.read(settings, config), day);
        return new MessagePress(
                declared, messages, fields, writer, enclosed, by, Sha256.of(sha256 + "\n" + by.sha256()));
    }

    /** Of the files that shape the message, and of the key that signs it where one does. */
    public String sha256() {
        return sha256;
    }

    /** Whether both parts, and what is attached, say something else of a meeting that has moved or is called off, in every shape. */
    public boolean tellsOfChange() {
        return declared.variants().containsKey(Variant.CHANGE)
                && enclosed.tellsOfChange()
                && messages.entrySet().stream()
                        .allMatch(one -> isInvitation(one.getKey())
                                || saysOtherThan(messages.get(one.getKey().asInvitation()), one.getValue()));
    }

    private static boolean isInvitation(Variant shape) {
        return shape.equals(shape.asInvitation());
    }

    private static boolean saysOtherThan(@Nullable Message invitation, Message change) {
        return invitation != null
                && !invitation.text().equals(change.text())
                && !invitation.html().equals(change.html());
    }

    /**
     * The whole message as it is stored and sent: one recipient, Message-ID, boundary and Date fixed by piece and letter date.
     *
     * @throws se.utskick.Refusal where a field that the message prints is empty for this piece
     */
    public byte[] compose(Piece piece) {
        Message message = Objects.requireNonNull(messages.get(Variant.of(piece, declared)), "every shape was read");
        Map<String, String> values = fields.of(piece);
        checkPiece(message, values, piece);
        EmailAddress to = EmailAddress.parse(piece.email())
                .orElseThrow(
                        () -> Refusal.of("email.no-address", piece.reference().text()));
        Content content = new Content(
                message.subject().fill(values, UnaryOperator.identity()),
                message.text().fill(values, UnaryOperator.identity()),
                message.html().fill(values, HtmlRules::escape),
                enclosed.of(piece),
                entry(message, values, piece));
        byte[] written = writer.write(piece.reference(), to, content);
        return signature == null ? written : signature.sign(written);
    }

    /** For the recipient's calendar, where the piece is about a meeting and the template has words for it. */
    private Optional<String> entry(Message message, Map<String, String> values, Piece piece) {
        Meeting meeting = piece.meeting();
        return meeting == null
                ? Optional.empty()
                : message.calendar()
                        .map(words -> entry.of(piece, meeting, words.fill(values, UnaryOperator.identity())));
    }

    private static void checkFields(Message message, MessageFields fields, String template) {
        for (String field : message.fields()) {
            if (!MessageFields.isOfPiece(field) && fields.ofRun(field).isBlank()) {
                throw Refusal.of("email.empty-field", template, field);
            }
        }
    }

    private static void checkPiece(Message message, Map<String, String> values, Piece piece) {
        for (String field : message.fields()) {
            if (values.getOrDefault(field, "").isBlank()) {
                throw Refusal.of("email.empty-field-of-piece", piece.reference().text(), field);
            }
        }
    }

    private static MimeMessageWriter writer(Places places, Campaign campaign, LocalDate letterDate) {
        Campaign.Sender sender = campaign.sender();
        EmailAddress from = EmailAddress.parse(sender.replyTo())
                .orElseThrow(() -> Refusal.of("email.bad-sender", campaign.name(), "reply-to"));
        return new MimeMessageWriter(
                sender.name(),
                from,
                MessageDomain.read(places, from),
                letterDate,
                new Unsubscribing(campaign.mail(), from));
    }

    private static String read(Path folder, String file) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw Refusal.of("email.missing-file", name(folder, file));
        }
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw Refusal.of("email.not-utf8", name(folder, file)).because(e);
        } catch (IOException e) {
            throw Refusal.failure("email.unreadable", name(folder, file)).because(e);
        }
    }

    private static String hash(Path folder) {
        StringBuilder files = new StringBuilder();
        for (String file : List.of("email.html", "email.txt", "fields.yaml", CALENDAR)) {
            if (file.equals(CALENDAR) && !Files.exists(folder.resolve(CALENDAR))) {
                continue;
            }
            files.append(file).append(' ').append(Sha256.of(read(folder, file))).append('\n');
        }
        return Sha256.of(files.toString());
    }

    private static String name(Path folder, String file) {
        return folder.getFileName() + "/" + file;
    }
}
