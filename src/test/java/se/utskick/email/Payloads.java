package se.utskick.email;

import java.util.List;
import java.util.stream.Stream;

/** What somebody could write where a name, an address, a school, a place or a contact is asked for, to make more of it than text. */
final class Payloads {

    private static final List<String> LINE_ENDS = List.of("\r\n", "\n", "\r", "\u2028", "\u0085", "\r\n ");

    private static final List<String> HEADERS = List.of(
            "Cc: evil@example.se",
            "From: evil@example.se",
            "Reply-To: evil@example.se",
            "Sender: evil@example.se",
            "Subject: other",
            "Date: Thu, 1 Jan 1970 00:00:00 +0000",
            "DKIM-Signature: v=1; a=rsa-sha256; d=example.se",
            "List-Unsubscribe: <https://example.se/>",
            "Disposition-Notification-To: evil@example.se",
            "Content-Disposition: attachment; filename=evil.exe");

    /** Each once, and never empty when it is one line. */
    static final List<String> ALL = Stream.concat(
                    LINE_ENDS.stream().flatMap(end -> HEADERS.stream().map(header -> end + header)),
                    Stream.of(
                            "\r\nBcc: evil@example.se",
                            "\nBcc: evil@example.se",
                            "\rBcc: evil@example.se",
                            "\r\n\r\nA body of one's own",
                            "\n\nA body of one's own",
                            "\r\n Bcc: evil@example.se",
                            "\r\n\tBcc: evil@example.se",
                            "\u0000Bcc: evil@example.se",
                            "\u000bBcc: evil@example.se",
                            "\u000cBcc: evil@example.se",
                            "\u0085Bcc: evil@example.se",
                            "\u2028Bcc: evil@example.se",
                            "\u2029Bcc: evil@example.se",
                            "\u760d\u760aBcc: evil@example.se",
                            "\u560a\u560dBcc: evil@example.se",
                            "=?UTF-8?Q?=0D=0ABcc:_evil@example.se?=",
                            "=?UTF-8?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5zZQ==?=",
                            "=0D=0ABcc: evil@example.se",
                            "%0d%0aBcc: evil@example.se",
                            "\\r\\nBcc: evil@example.se",
                            "?=\r\nBcc: evil@example.se\r\nX: =?UTF-8?Q?",
                            "--=_MH0JT5E3MQC8",
                            "\r\n--=_MH0JT5E3MQC8--\r\n",
                            "\r\n--=_MH0JT5E3MQC8\r\nContent-Type: text/html\r\n\r\n<b>other</b>",
                            "\r\n.\r\nMAIL FROM:<evil@example.se>",
                            "\r\nContent-Type: text/html",
                            "\r\nContent-Transfer-Encoding: base64",
                            "\r\nTo: evil@example.se",
                            "\r\nMessage-ID: <x@example.se>",
                            "\"><evil@example.se>",
                            "<evil@example.se>,",
                            "<script>alert(1)</script>",
                            "<img src=\"https://example.se/pixel\"/>",
                            "</title></head><body onload=\"x()\">",
                            "&#13;&#10;Bcc: evil@example.se",
                            "${T(java.lang.Runtime).getRuntime().exec('true')}",
                            "[[${youth.names}]]",
                            "[(${youth.names})]",
                            "__${7*7}__",
                            "[# th:if=\"true\"]x[/]",
                            "\u202eBcc: evil@example.se",
                            "\ud83d\ude00 \ud800 lone surrogate",
                            "x".repeat(2000),
                            "\r\nBEGIN:VEVENT\r\nSUMMARY:other",
                            "\nEND:VCALENDAR\nBEGIN:VCALENDAR",
                            "\\nATTENDEE:mailto:evil@example.se",
                            ";ATTENDEE=evil:mailto:evil@example.se",
                            "\"; filename=\"evil.exe",
                            "mote.ics\r\nContent-Type: application/x-msdownload",
                            "../../etc/passwd",
                            "..\\..\\evil.exe",
                            "file\u0000.exe",
                            "<svg onload=alert(1)>",
                            "<a href=\"javascript:alert(1)\">here</a>",
                            "<iframe src=//example.se>",
                            "<style>*{display:none}</style>",
                            "<link rel=stylesheet href=https://example.se/x.css>",
                            "<meta http-equiv=refresh content=0;url=https://example.se>",
                            "<base href=https://example.se/>",
                            "<form action=https://example.se><input>",
                            "' onmouseover='alert(1)",
                            "\" style=\"background:url(https://example.se/p)",
                            "<!-- ",
                            "--> <b>",
                            "]]><b>x</b>",
                            "<![CDATA[<b>x</b>]]>",
                            "&lt;script&gt;alert(1)&lt;/script&gt;",
                            "&#60;script&#62;",
                            "\uff1cscript\uff1e",
                            "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
                            "{{7*7}}",
                            "#{7*7}",
                            "@{https://example.se}",
                            "\r\nRCPT TO:<evil@example.se>\r\nDATA",
                            "\n.\n",
                            "\r.\r",
                            "\r\n.\r\n",
                            ".",
                            "\u200b\u200e\u2066Bcc: evil@example.se",
                            "evil@example.se, evil2@example.se",
                            "evil@example.se\r\nRCPT TO:<evil2@example.se>",
                            "<evil@example.se> ORCPT=rfc822;evil@example.se",
                            "(comment)\\\" <evil@example.se>"))
            .distinct()
            .toList();

    private Payloads() {}
}
