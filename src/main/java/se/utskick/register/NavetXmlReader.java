package se.utskick.register;

import java.io.IOException;
import java.io.InputStream;
import se.utskick.person.Protection;
import se.utskick.register.PersonRecord.StatedRelation;

/**
 * Reads Navet's XML one Folkbokforingspost at a time (contract 1.1). An element is known by its local name and its place, so each method
 * here is a place; whatever it does not name is passed over with all it holds.
 */
final class NavetXmlReader {

    private static final int MOST_RELATIONS = 1000;

    private final XmlCursor xml;
    private PersonRecord record = new PersonRecord();

    NavetXmlReader(InputStream in, String file) throws IOException {
        this.xml = new XmlCursor(in, file);
    }

    /** Fills the record with the next post; false at the end of a well-formed file. */
    boolean next(PersonRecord next) {
        next.clear();
        record = next;
        boolean found = xml.find("Folkbokforingspost");
        if (found) {
            post();
        }
        return found;
    }

    private void post() {
        boolean person = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Sekretessmarkering" -> flag("Sekretessmarkering", Protection.SEKRETESSMARKERING);
                case "SkyddadFolkbokforing" -> flag("SkyddadFolkbokforing", Protection.SKYDDAD_FOLKBOKFORING);
                case "Personpost" -> {
                    if (person) {
                        record.flawed("Personpost", RejectReason.REPEATED);
                    }
                    person = true;
                    person();
                }
                case "Folkbokforingspost" -> {
                    record.flawed("Folkbokforingspost", RejectReason.REPEATED);
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
    }

    private void person() {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "PersonId" -> personId();
                case "HanvisningsPersonNr" -> say(PersonField.REPLACED_BY);
                case "Avregistrering" -> deregistration();
                case "Fodelsedatum" -> say(PersonField.BIRTH_DATE);
                case "Fodelse" -> birth();
                case "Namn" -> names();
                case "Folkbokforing" -> registration();
                case "Adresser" -> addresses();
                case "Relationer" -> relations();
                default -> xml.skip();
            }
        }
    }

    private void personId() {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "PersonNr", "TilldelatPersonNrSamordningsNr" -> say(PersonField.NUMBER);
                default -> xml.skip();
            }
        }
    }

    private void deregistration() {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "AvregistreringsorsakKod" -> say(PersonField.DEREGISTRATION);
                case "Avregistreringsdatum" -> say(PersonField.DEREGISTERED_ON);
                default -> xml.skip();
            }
        }
    }

    private void birth() {
        while (xml.nextChild()) {
            if (xml.name().equals("Fodelsedatum")) {
                say(PersonField.BIRTH_DATE);
            } else {
                xml.skip();
            }
        }
    }

    private void names() {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Aviseringsnamn" -> say(PersonField.NOTICE_NAME);
                case "Fornamn" -> say(PersonField.GIVEN);
                case "Tilltalsnamnsmarkering" -> say(PersonField.CALLED);
                case "Mellannamn" -> say(PersonField.MIDDLE);
                case "Efternamn" -> say(PersonField.SURNAME);
                default -> xml.skip();
            }
        }
    }

    private void registration() {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Folkbokforingsdatum" -> say(PersonField.REGISTERED_ON);
                case "LanKod" -> say(PersonField.COUNTY);
                case "KommunKod" -> say(PersonField.MUNICIPALITY);
                default -> xml.skip();
            }
        }
    }

    private void addresses() {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Folkbokforingsadress" -> swedish(PersonField.CARE_OF);
                case "SarskildPostadress" -> swedish(PersonField.SPECIAL_CARE_OF);
                case "Utlandsadress" -> foreign();
                case "UUID" -> uuids();
                default -> xml.skip();
            }
        }
    }

    /** @param first the address's first field; the others follow it in {@link PersonField} */
    private void swedish(PersonField first) {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "CareOf" -> say(first);
                case "Utdelningsadress1" -> say(PersonField.ALL[first.ordinal() + 1]);
                case "Utdelningsadress2" -> say(PersonField.ALL[first.ordinal() + 2]);
                case "PostNr" -> say(PersonField.ALL[first.ordinal() + 3]);
                case "Postort" -> say(PersonField.ALL[first.ordinal() + 4]);
                default -> xml.skip();
            }
        }
    }

    private void foreign() {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Utdelningsadress1" -> say(PersonField.FOREIGN1);
                case "Utdelningsadress2" -> say(PersonField.FOREIGN2);
                case "Utdelningsadress3" -> say(PersonField.FOREIGN3);
                case "Land" -> say(PersonField.FOREIGN_COUNTRY);
                default -> xml.skip();
            }
        }
    }

    private void uuids() {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Fastighet" -> say(PersonField.PROPERTY_UUID);
                case "Adress" -> say(PersonField.ADDRESS_UUID);
                case "Lagenhet" -> say(PersonField.DWELLING_UUID);
                default -> xml.skip();
            }
        }
    }

    private void relations() {
        while (xml.nextChild()) {
            if (xml.name().equals("Relation")) {
                relation();
            } else {
                xml.skip();
            }
        }
    }

    private void relation() {
        String related = "";
        String kind = "";
        String from = "";
        String to = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "RelationId" -> related = once("RelationId/PersonNr", related, relatedNumber());
                case "Relationstyp" -> kind = once("Relationstyp", kind, text());
                case "RelationFromdatum" -> from = once("RelationFromdatum", from, text());
                case "RelationTomdatum" -> to = once("RelationTomdatum", to, text());
                default -> xml.skip();
            }
        }
        if (record.relations().size() < MOST_RELATIONS) {
            record.relation(new StatedRelation(kind, related.isEmpty() ? null : related, from, to));
        } else {
            record.flawed("Relation", RejectReason.TOO_LONG);
        }
    }

    /** The related person's number; empty for a FodelsetidNr, which is not kept. */
    private String relatedNumber() {
        String number = "";
        while (xml.nextChild()) {
            if (xml.name().equals("PersonNr")) {
                number = once("RelationId/PersonNr", number, text());
            } else {
                xml.skip();
            }
        }
        return number;
    }

    private void say(PersonField field) {
        record.say(field, field.element(), text());
    }

    private void flag(String name, Protection meant) {
        Protection said = switch (text()) {
            case "", "N" -> Protection.NONE;
            case "J" -> meant;
            default -> Protection.UNREADABLE;
        };
        // What an element within a flag says is passed over, but a flag that holds one is not the empty one that means
        // no.
        record.flag(xml.heldElements() ? Protection.UNREADABLE : said, name);
    }

    private String once(String field, String before, String now) {
        if (!before.isEmpty() && !now.isEmpty() && !before.equals(now)) {
            record.flawed(field, RejectReason.REPEATED);
        }
        return before.isEmpty() ? now : before;
    }

    private String text() {
        return xml.text();
    }
}
