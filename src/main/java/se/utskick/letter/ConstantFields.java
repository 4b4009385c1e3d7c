package se.utskick.letter;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.campaign.Campaign;

/** What is the same in every letter of a run, by the name templates use. */
record ConstantFields(Map<String, String> values) {

    static final String LETTER_DATE = "letter.date";

    static ConstantFields of(Campaign campaign, LocalDate letterDate) {
        Map<String, String> values = new TreeMap<>();
        values.put(LETTER_DATE, letterDate.toString());
        Campaign.Sender sender = campaign.sender();
        values.put("sender.name", sender.name());
        values.put("sender.unit", sender.unit());
        values.put("sender.returnAddress", sender.returnAddress());
        values.put("sender.phone", sender.phone());
        values.put("sender.replyTo", sender.replyTo());
        values.put("sender.web", sender.web());
        values.put("sender.contact", sender.contact());
        values.put("sender.dataProtectionOfficer", sender.dataProtectionOfficer());
        values.put("sender.privacyUrl", sender.privacyUrl());
        values.put("legalBasis.text", campaign.legalBasis().text());
        values.put("legalBasis.diaryNumber", campaign.legalBasis().diaryNumber());
        values.put("campaign.title", campaign.title());
        campaign.values().forEach((key, value) -> values.put("values." + key, value));
        return new ConstantFields(values);
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    boolean canBe(String field, FieldType type) {
        return type == FieldType.TEXT || (type == FieldType.DATE && field.equals(LETTER_DATE));
    }

    /** The text to print, as the value stands or as its type asks. */
    String of(String field, FieldType type) {
        String value = values.getOrDefault(field, "");
        return type == FieldType.DATE ? FieldType.longDate(LocalDate.parse(value)) : value;
    }
}
