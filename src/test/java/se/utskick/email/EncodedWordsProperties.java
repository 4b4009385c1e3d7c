package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class EncodedWordsProperties {

    @Property
    void readBackAsTheyWereWritten(
            @ForAll
                    @StringLength(max = 300)
                    @CharRange(from = '!', to = '~')
                    @CharRange(from = '¡', to = '¬')
                    @CharRange(from = '®', to = 'ž')
                    @CharRange(from = '一', to = '丿')
                    String text)
            throws UnsupportedEncodingException {
        assertThat(MimeUtility.decodeText(EncodedWords.of(text))).isEqualTo(text);
    }

    @Property
    void areShortLinesOfPlainCharactersWhateverTheText(@ForAll @StringLength(max = 300) String text) {
        assertThat(EncodedWords.of(text).split("\r\n "))
                .allMatch(word -> word.matches("=\\?UTF-8\\?Q\\?[A-Za-z0-9_=]*\\?="))
                .allMatch(word -> word.length() <= 75);
    }
}
