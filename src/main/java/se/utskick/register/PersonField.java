package se.utskick.register;

/** What Utskick reads of a person, and what each format calls it. */
enum PersonField {
    NUMBER("PersonNr", "personnummer"),
    REPLACED_BY("HanvisningsPersonNr", "hanvisning"),
    DEREGISTRATION("AvregistreringsorsakKod", "avregistrering"),
    DEREGISTERED_ON("Avregistreringsdatum", "avregistreringsdatum"),
    BIRTH_DATE("Fodelsedatum", "fodelsedatum"),
    GIVEN("Fornamn", "fornamn"),
    /** The names in daily use: pointed out by two digits in XML, written out in CSV. */
    CALLED("Tilltalsnamnsmarkering", "tilltalsnamn"),
    MIDDLE("Mellannamn", "mellannamn"),
    SURNAME("Efternamn", "efternamn"),
    /** "Efternamn, Förnamn", for when there are no parts. */
    NOTICE_NAME("Aviseringsnamn", ""),
    REGISTERED_ON("Folkbokforingsdatum", ""),
    COUNTY("LanKod", ""),
    /** Two digits beside the county's in XML, all four in CSV. */
    MUNICIPALITY("KommunKod", "kommunkod"),
    CARE_OF("Folkbokforingsadress/CareOf", "co"),
    DELIVERY1("Folkbokforingsadress/Utdelningsadress1", "utdelningsadress1"),
    DELIVERY2("Folkbokforingsadress/Utdelningsadress2", "utdelningsadress2"),
    POSTAL_CODE("Folkbokforingsadress/PostNr", "postnummer"),
    CITY("Folkbokforingsadress/Postort", "postort"),
    SPECIAL_CARE_OF("SarskildPostadress/CareOf", "sarskild_co"),
    SPECIAL_DELIVERY1("SarskildPostadress/Utdelningsadress1", "sarskild_utdelningsadress1"),
    SPECIAL_DELIVERY2("SarskildPostadress/Utdelningsadress2", "sarskild_utdelningsadress2"),
    SPECIAL_POSTAL_CODE("SarskildPostadress/PostNr", "sarskild_postnummer"),
    SPECIAL_CITY("SarskildPostadress/Postort", "sarskild_postort"),
    FOREIGN1("Utlandsadress/Utdelningsadress1", "utland1"),
    FOREIGN2("Utlandsadress/Utdelningsadress2", "utland2"),
    FOREIGN3("Utlandsadress/Utdelningsadress3", "utland3"),
    FOREIGN_COUNTRY("Utlandsadress/Land", "utland_land"),
    PROPERTY_UUID("UUID/Fastighet", "fastighet_uuid"),
    ADDRESS_UUID("UUID/Adress", "adress_uuid"),
    DWELLING_UUID("UUID/Lagenhet", "lagenhet_uuid");

    static final PersonField[] ALL = values();

    private final String element;
    private final String column;

    PersonField(String element, String column) {
        this.element = element;
        this.column = column;
    }

    /** The element in Navet's XML, with its parent where several have one of that name. */
    String element() {
        return element;
    }

    /** The column of personer.csv, empty where there is none. */
    String column() {
        return column;
    }

    /** Whether it belongs to a name or an address, which nobody keeps for a protected person. */
    boolean isNameOrAddress() {
        return (ordinal() >= GIVEN.ordinal() && ordinal() <= NOTICE_NAME.ordinal()) || ordinal() >= CARE_OF.ordinal();
    }
}
