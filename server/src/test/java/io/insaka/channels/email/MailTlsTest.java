package io.insaka.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.ConnectionTest;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers whose certificate they signed themselves: nothing is said to them, not even the password. */
class MailTlsTest {
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });
    private final EmailChannel channel = SimulatedMailbox.channel();

    @BeforeEach
    void start() {
        server.start();
        server.setUser("help@shop.example", "shop", "right");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static ChannelSettings settings(String protocol, int port, String tls) {
        Map<String, String> values = new HashMap<>(Map.of("address", "help@shop.example"));
        values.put(protocol + ".host", "127.0.0.1");
        values.put(protocol + ".port", String.valueOf(port));
        values.put(protocol + ".user", "shop");
        values.put(protocol + ".password", "right");
        values.put(protocol + ".tls", tls);
        return new ChannelSettings(values);
    }

    @Test
    void saysThatNobodyTrustsTheCertificate() {
        for (ChannelSettings settings : List.of(
                settings("imap", server.getImaps().getPort(), "tls"),
                settings("smtp", server.getSmtps().getPort(), "tls"))) {
            ConnectionTest test = channel.test(settings);
            assertThat(test.ok()).isFalse();
            assertThat(test.unauthorized()).isFalse();
            assertThat(test.detail()).contains("signed by nobody this server trusts");
        }
    }

    @Test
    void keepsWhatItCannotSendSafely() {
        var message = new Outgoing(
                "r-1",
                List.of(new Address("email", "mwila@example.org", true)),
                new Content.Text("Muli bwanji"),
                null,
                null);
        assertThat(channel.send(settings("smtp", server.getSmtps().getPort(), "tls"), message))
                .isInstanceOfSatisfying(
                        SendOutcome.Postponed.class,
                        postponed -> assertThat(postponed.error().text()).contains("signed by nobody"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysThatAServerSpeaksNoTlsThere() {
        var plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        plain.start();
        try {
            assertThat(channel.test(settings("imap", plain.getImap().getPort(), "tls"))
                            .detail())
                    .contains("does not speak TLS");
        } finally {
            plain.stop();
        }
    }
}
