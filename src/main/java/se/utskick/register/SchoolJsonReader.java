package se.utskick.register;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the school register as SS 12000 JSON, one person after another: {@code {"data":[…]}} or an array (contract 1.3). A person without
 * enrolments is no pupil, but a marking of theirs counts, and is rejected where nobody can tell whose it is. A person one of whose enrolments is unusable is rejected with all of them.
 */
final class SchoolJsonReader implements PupilReader {

    private static final EnrolmentFields.Names NAMES = new EnrolmentFields.Names(
            "enroledAt.schoolUnitCode",
            "enroledAt.displayName",
            "schoolYear",
            "schoolType",
            "", // SS 12000 has no class here
            "startDate",
            "endDate",
            "cancelled");

    /** In the place of a text that is no text: no check lets it pass. */
    private static final String NO_TEXT = "\uFFFD";

    private static final JsonMapper PERSONS = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(100_000)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonParser json;
    private final String file;
    private final boolean wrapped;
    private long number;

    SchoolJsonReader(DeclaredText text, String file) {
        this.file = file;
        try {
            this.json = PERSONS.createParser(text);
            this.wrapped = json.nextToken() == JsonToken.START_OBJECT;
            goToList();
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    @Override
    public @Nullable Pupil next() {
        try {
            JsonToken token = json.nextToken();
            if (token == JsonToken.END_ARRAY) {
                goToEnd();
                return null;
            }
            if (token != JsonToken.START_OBJECT) {
                throw shape();
            }
            number++;
            return pupil(PERSONS.readTree(json));
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    @Override
    public long number() {
        return number;
    }

    private void goToList() {
        if (wrapped) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME
                    && !json.currentName().equals("data")) {
                json.nextToken();
                json.skipChildren();
            }
            json.nextToken();
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw shape();
        }
    }

    /** Reads on to the end of the file: what is cut off after the last person is cut off too. */
    private void goToEnd() {
        if (wrapped) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                json.nextToken();
                json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw shape();
        }
    }

    private static Pupil pupil(JsonNode person) {
        String civicNumber = text(person.path("civicNo").path("value"));
        boolean marked = isMarked(person.path("securityMarking"));
        JsonNode stated = person.path("enrolments");
        if (isNone(stated) || (stated.isArray() && stated.isEmpty())) {
            return new Pupil(civicNumber, marked, List.of(), marked ? numberFlaw(civicNumber) : null);
        }
        Flaw flaw = numberFlaw(civicNumber);
        if (flaw != null || !stated.isArray()) {
            return new Pupil(
                    civicNumber,
                    marked,
                    List.of(),
                    flaw == null ? new Flaw("enrolments", RejectReason.UNKNOWN_CODE) : flaw);
        }
        return enrolled(civicNumber, marked, stated);
    }

    private static @Nullable Flaw numberFlaw(String civicNumber) {
        return PupilReader.numberFlaw(civicNumber, "civicNo.value");
    }

    private static Pupil enrolled(String civicNumber, boolean marked, JsonNode stated) {
        List<Pupil.Enrolment> enrolments = new ArrayList<>();
        for (JsonNode enrolment : stated) {
            EnrolmentFields fields = fields(enrolment);
            Flaw flaw = fields.flaw(NAMES);
            if (flaw != null) {
                return new Pupil(civicNumber, marked, List.of(), new Flaw("enrolments." + flaw.field(), flaw.reason()));
            }
            enrolments.add(fields.kept());
        }
        return new Pupil(civicNumber, marked, enrolments, null);
    }

    private static EnrolmentFields fields(JsonNode enrolment) {
        return new EnrolmentFields(
                text(enrolment.path("enroledAt").path("schoolUnitCode")),
                text(enrolment.path("enroledAt").path("displayName")),
                text(enrolment.path("schoolYear")),
                text(enrolment.path("schoolType")),
                "",
                text(enrolment.path("startDate")),
                text(enrolment.path("endDate")),
                cancelled(enrolment.path("cancelled")));
    }

    private static @Nullable Boolean cancelled(JsonNode stated) {
        if (isNone(stated)) {
            return Boolean.FALSE;
        }
        return stated.isBoolean() ? (Boolean) stated.booleanValue() : null;
    }

    /** A marking of a kind we cannot even read is one. */
    private static boolean isMarked(JsonNode marking) {
        return !isNone(marking) && PupilReader.isMarking(text(marking));
    }

    private static String text(JsonNode stated) {
        if (isNone(stated)) {
            return "";
        }
        if (stated.isString()) {
            return RegisterText.clean(stated.stringValue());
        }
        return stated.isIntegralNumber() ? stated.asString() : NO_TEXT;
    }

    private static boolean isNone(JsonNode stated) {
        return stated.isMissingNode() || stated.isNull();
    }

    private Refusal shape() {
        return Refusal.of("register.json-shape", file);
    }

    /** The parser's own words may quote the file, so its place is all that is told. */
    private Refusal malformed(JacksonException e) {
        return e.getLocation() == null
                ? Refusal.of("register.json-malformed", file, 1, 1)
                : Refusal.of(
                        "register.json-malformed",
                        file,
                        e.getLocation().getLineNr(),
                        e.getLocation().getColumnNr());
    }
}
