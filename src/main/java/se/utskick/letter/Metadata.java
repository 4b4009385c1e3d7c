package se.utskick.letter;

/** What a file says of itself in XMP (ISO 16684-1): its conformance, title, language and time, no person and no place. */
final class Metadata {

    /** PDF/A knows no pdfuaid until the file describes it (ISO 19005-2, 6.6.2.3). */
    private static final String ACCESSIBLE_SCHEMA =
            "<pdfaExtension:schemas xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                    + " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
                    + "<rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
                    + "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
                    + "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
                    + "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
                    + "<pdfaProperty:category>internal</pdfaProperty:category>"
                    + "<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>"
                    + "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

    private Metadata() {}

    static String of(BundleWriter.Title title) {
        boolean isHeard = title.conformance() == Conformance.ACCESSIBLE;
        String time = title.date() + "T00:00:00Z";
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                + "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                + (isHeard ? " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"" : "")
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                + " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                + "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>" + (isHeard ? "A" : "B")
                + "</pdfaid:conformance>\n"
                + (isHeard ? "<pdfuaid:part>1</pdfuaid:part>\n" : "")
                + "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(title.title())
                + "</rdf:li></rdf:Alt></dc:title>\n"
                + "<dc:language><rdf:Bag><rdf:li>" + title.language() + "</rdf:li></rdf:Bag></dc:language>\n"
                + "<xmp:CreateDate>" + time + "</xmp:CreateDate><xmp:ModifyDate>" + time + "</xmp:ModifyDate>\n"
                + "<pdf:Producer>Utskick</pdf:Producer>\n"
                + (isHeard ? ACCESSIBLE_SCHEMA : "")
                + "</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
