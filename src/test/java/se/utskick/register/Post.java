package se.utskick.register;

import se.utskick.person.Personnummer;

/** A Folkbokforingspost as a test wants it: whole unless told otherwise. People are invented, a century ahead. */
final class Post {

    private final String number;
    private String flags = "";
    private String inPost = "";
    private String personId;
    private String facts = "";
    private String names = "<Namn><Fornamn>Alva</Fornamn><Efternamn>Testsson</Efternamn></Namn>";
    private String registration = "<Folkbokforing><LanKod>14</LanKod><KommunKod>82</KommunKod></Folkbokforing>";
    private String addresses = """
            <Folkbokforingsadress><Utdelningsadress2>EXEMPELGATAN 1</Utdelningsadress2><PostNr>44231</PostNr>\
            <Postort>KUNGÄLV</Postort></Folkbokforingsadress>""";
    private String relations = "";

    private Post(String number) {
        this.number = number;
        this.personId = "<PersonNr>" + number + "</PersonNr>";
    }

    /** A number with the check digit added, or as it stands where it is not 11 digits. */
    static Post of(String number) {
        return new Post(number(number));
    }

    static String number(String eleven) {
        return eleven.matches("[0-9]{11}") ? Personnummer.withCheckDigit(eleven) : eleven;
    }

    Post flags(String elements) {
        flags = elements;
        return this;
    }

    Post flagged() {
        return flags("<Sekretessmarkering>J</Sekretessmarkering>");
    }

    Post inPost(String elements) {
        inPost = elements;
        return this;
    }

    Post personId(String elements) {
        personId = elements;
        return this;
    }

    Post facts(String elements) {
        facts = elements;
        return this;
    }

    Post names(String elements) {
        names = elements.isEmpty() ? "" : "<Namn>" + elements + "</Namn>";
        return this;
    }

    Post registration(String elements) {
        registration = elements;
        return this;
    }

    Post addresses(String elements) {
        addresses = elements;
        return this;
    }

    Post relation(String kind, String related) {
        return relation(kind, "<PersonNr>" + number(related) + "</PersonNr>", "", "");
    }

    Post relation(String kind, String id, String from, String to) {
        return relations("<Relation><RelationId>" + id + "</RelationId><Relationstyp>" + kind
                + "</Relationstyp><RelationFromdatum>" + from + "</RelationFromdatum><RelationTomdatum>" + to
                + "</RelationTomdatum></Relation>");
    }

    Post relations(String elements) {
        relations += elements;
        return this;
    }

    String number() {
        return number;
    }

    @Override
    public String toString() {
        return "<Folkbokforingspost>" + flags + inPost + "<Personpost><PersonId>" + personId + "</PersonId>" + facts
                + names + registration + "<Adresser>" + addresses + "</Adresser><Relationer>" + relations
                + "</Relationer></Personpost></Folkbokforingspost>";
    }
}
