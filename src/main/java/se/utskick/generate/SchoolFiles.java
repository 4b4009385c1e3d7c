package se.utskick.generate;

import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVPrinter;
import se.utskick.file.Csv;
import se.utskick.file.Json;
import tools.jackson.core.JsonGenerator;

/** The school register as CSV and as SS 12000 JSON. */
final class SchoolFiles implements FamilyFile {

    private final CSVPrinter csv;
    private final JsonGenerator json;

    SchoolFiles(Writer csv, Writer json) throws IOException {
        this.csv = new CSVPrinter(
                csv,
                Csv.writing(
                        "personnummer",
                        "skolenhetskod",
                        "skola",
                        "arskurs",
                        "skolform",
                        "klass",
                        "start",
                        "slut",
                        "avbruten",
                        "skydd"));
        this.json = Json.COMPACT.createGenerator(json);
        this.json.writeStartObject();
        this.json.writeArrayPropertyStart("data");
    }

    @Override
    public void add(Family family) throws IOException {
        for (Pupil pupil : family.pupils) {
            for (Pupil.Enrolment enrolment : pupil.enrolments) {
                row(pupil, enrolment);
            }
            person(pupil);
        }
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
        csv.close();
    }

    private void row(Pupil pupil, Pupil.Enrolment e) throws IOException {
        csv.printRecord(
                pupil.number,
                e.unit().code(),
                e.unit().school(),
                e.grade(),
                e.form(),
                e.group(),
                e.start(),
                e.end(),
                e.cancelled() ? "ja" : "nej",
                pupil.marking);
    }

    private void person(Pupil pupil) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeObjectPropertyStart("civicNo");
        json.writeStringProperty("value", pupil.number);
        json.writeStringProperty("nationality", "SWE");
        json.writeEndObject();
        json.writeStringProperty("securityMarking", marking(pupil));
        json.writeArrayPropertyStart("enrolments");
        pupil.enrolments.forEach(this::enrolment);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void enrolment(Pupil.Enrolment e) {
        json.writeStartObject();
        json.writeObjectPropertyStart("enroledAt");
        json.writeStringProperty("displayName", e.unit().school());
        json.writeStringProperty("schoolUnitCode", e.unit().code());
        json.writeEndObject();
        json.writeNumberProperty("schoolYear", e.grade());
        json.writeStringProperty("schoolType", e.form());
        json.writeStringProperty("startDate", e.start());
        if (!e.end().isEmpty()) {
            json.writeStringProperty("endDate", e.end());
        }
        json.writeBooleanProperty("cancelled", e.cancelled());
        json.writeEndObject();
    }

    private static String marking(Pupil pupil) {
        return switch (pupil.marking) {
            case "SEKRETESSMARKERING" -> "Sekretessmarkering";
            case "SKYDDAD_FOLKBOKFORING" -> "Skyddad folkbokföring";
            default -> "Ingen";
        };
    }
}
