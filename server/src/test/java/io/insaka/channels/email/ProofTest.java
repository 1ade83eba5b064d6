package io.insaka.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.email.mime.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mx.us; dmarc=pass header.from=example.com                                     | true
            mx.us; dmarc=pass (p=REJECT) header.from=EXAMPLE.com                          | true
            mx.us; dkim=pass header.d=example.com; spf=fail                               | true
            mx.us; dkim=pass header.i=@mail.example.com                                   | true
            mx.us; spf=pass smtp.mailfrom=bounce@mail.example.com                         | true
            mx.us; spf=pass smtp.mailfrom=evil.test; dkim=pass header.d=evil.test         | false
            mx.us; dkim=pass header.d=evilexample.com                                     | false
            mx.us; dmarc=fail header.from=example.com; spf=pass smtp.mailfrom=a@evil.test | false
            mx.us; dkim=none; spf=softfail smtp.mailfrom=example.com                      | false
            mx.us; dkim=pass                                                              | false
            mx.us; none                                                                   | false
            '' | false
            """)
    void countsOnlyForTheDomainOfTheSender(String results, boolean proven) {
        Headers headers = Headers.of("From: mwila@example.com\r\nAuthentication-Results: " + results + "\r\n\r\n");
        assertThat(Proof.of(headers, "mwila@example.com")).isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"mwila@example.com,true", "form@shop.test,false"})
    void provesNobodyWhoIsOnlyNamedForAnswers(String from, boolean proven) {
        Headers headers = Headers.of("From: " + from
                + "\r\nReply-To: mwila@example.com\r\nAuthentication-Results: mx.us; dmarc=pass header.from=" + from
                + "\r\n\r\n");
        var mwila = new Mailboxes.Mailbox("mwila@example.com", null);
        assertThat(Sender.address(headers, mwila).proven()).isEqualTo(proven);
    }
}
