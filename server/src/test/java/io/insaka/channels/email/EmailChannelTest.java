package io.insaka.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.email.mime.EncodedWords;
import io.insaka.channels.email.mime.Headers;
import io.insaka.channels.email.mime.MimePart;
import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.InvalidSettings;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.Original;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.outside.OutsideSettings;
import io.insaka.sandbox.email.MailSimulator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract, against a real mail server, and what is e-mail's own. */
class EmailChannelTest extends ChannelContract {
    private final SimulatedMailbox mailbox = new SimulatedMailbox();

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Override
    protected Channel channel() {
        return mailbox.adapter();
    }

    @Override
    protected Provider provider() {
        return mailbox;
    }

    @Override
    protected boolean signsBodies() {
        return false;
    }

    @Override
    protected boolean provesByAddress() {
        return true;
    }

    @Override
    protected boolean reacts() {
        return false;
    }

    private Outgoing answer(String text, @Nullable Original answers, boolean automatic) {
        return new Outgoing(
                "0199c0de-1",
                mailbox.customer(),
                new Content.Text(text),
                null,
                false,
                null,
                null,
                automatic,
                answers,
                null);
    }

    private Original wrote(String header) throws Exception {
        byte[] mail = ("From: Mwila <mwila@example.org>\r\nMessage-ID: <last@example.org>\r\n" + header
                        + "\r\n\r\nhello")
                .getBytes(StandardCharsets.UTF_8);
        var item = channel().split(mailbox.settings(), mail).getFirst();
        return java.util.Objects.requireNonNull(
                ((Inbound.Received) channel().read(item.body())).context().original());
    }

    private MimePart sent(Outgoing message) {
        assertThat(channel().send(mailbox.settings(), message)).isInstanceOf(SendOutcome.Accepted.class);
        return mailbox.delivered().getLast();
    }

    @Test
    void knowsTheSecretOfItsAddressOnly() {
        var genuine = mailbox.says("hello");
        for (Map<String, String> query :
                List.of(Map.<String, String>of(), Map.of("secret", ""), Map.of("secret", "wrong"))) {
            assertThat(channel()
                            .authentic(
                                    mailbox.settings(),
                                    new io.insaka.channels.spi.WebhookRequest(
                                            name -> null, query, genuine.url(), genuine.body())))
                    .isFalse();
        }
        var without = new HashMap<>(mailbox.settings().values());
        without.remove("webhookSecret");
        assertThat(channel().authentic(new ChannelSettings(without), genuine)).isFalse();
        assertThat(channel().largestBody(mailbox.settings(), genuine, 1_000)).isGreaterThan(20_000_000);
        assertThat(channel().largestBody(new ChannelSettings(without), genuine, 1_000))
                .isEqualTo(1_000);
    }

    @Test
    void standsInTheThreadItAnswers() throws Exception {
        Headers headers = sent(answer(
                        "Zikomo\n\nsee https://shop.example/a?b=1&c=<2>",
                        wrote(
                                "Subject: AW: Re: Pr=?utf-8?Q?=C3=A9?=\r\nReferences: <first@example.org>\r\n <second@example.org>"),
                        true))
                .headers();
        assertThat(headers.text("in-reply-to")).isEqualTo("<last@example.org>");
        assertThat(headers.text("references")).isEqualTo("<first@example.org> <second@example.org> <last@example.org>");
        assertThat(EncodedWords.decode(headers.text("subject")))
                .startsWith("Re: Pr")
                .doesNotContain("AW:");
        assertThat(headers.text("auto-submitted")).isEqualTo("auto-replied");
        assertThat(headers.text("message-id")).isEqualTo("<0199c0de-1.insaka@shop.example>");
        assertThat(headers.text("from")).isEqualTo("Shop <help@shop.example>");
    }

    /** RFC 2369, RFC 8058. */
    @Test
    void carriesTheWayOutWhenItIsOneOfMany() {
        var bulk = new Outgoing.Bulk("News\r\nBcc: victim@example.org", "https://chat.example/unsubscribe/k");
        Headers headers = sent(new Outgoing(
                        "r-2", mailbox.customer(), new Content.Text("New"), null, false, null, null, false, null, bulk))
                .headers();
        assertThat(headers.text("list-unsubscribe"))
                .contains(
                        "<https://chat.example/unsubscribe/k>",
                        "<mailto:help@shop.example?subject=unsubscribe&body=STOP>");
        assertThat(headers.text("list-unsubscribe-post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(headers.text("precedence")).isEqualTo("bulk");
        assertThat(EncodedWords.decode(headers.text("subject"))).isEqualTo("News Bcc: victim@example.org");
        assertThat(headers.has("bcc")).isFalse();
        assertThat(headers.has("in-reply-to")).isFalse();
        assertThat(headers.has("auto-submitted")).isFalse();
    }

    @Test
    void isPlainAndAPageAndSafe() {
        MimePart mail = sent(answer("<script>alert(1)</script>\n\nsee https://shop.example/?a=1&b=2.", null, false));
        assertThat(mail.headers().has("auto-submitted")).isFalse();
        MailBody body = MailBody.of(mail);
        assertThat(body.text()).isEqualTo("<script>alert(1)</script>\n\nsee https://shop.example/?a=1&b=2.");
        assertThat(body.html()).doesNotContain("<script>").contains("href=\"https://shop.example/?a=1&amp;b=2\"");
    }

    @Test
    void goesWhereAnswersAreWanted() throws Exception {
        sent(answer("hello", wrote("Reply-To: office@example.org"), false));
        assertThat(mailbox.server().getReceivedMessagesForDomain("office@example.org"))
                .hasSize(1);
    }

    @Test
    void letsNobodyWriteHeadersOfTheirOwn() throws Exception {
        Original evil = wrote(
                "Subject: =?utf-8?Q?Hi=0D=0ABcc:_victim@example.org?=\r\nReferences: <a@b\u0001c> <=?x?Q?=0D?=@y>");
        var name = new HashMap<>(mailbox.settings().values());
        name.put("senderName", "Shop\r\nBcc: victim@example.org");
        assertThatThrownBy(() -> channel().check(name)).isInstanceOf(InvalidSettings.class);
        byte[] file = "x".getBytes(StandardCharsets.US_ASCII);
        var content = new Content.Media(MediaKind.DOCUMENT, null, null, "text/plain", "a", "see", false);
        MimePart mail = sent(new Outgoing(
                "r-1\r\nBcc: victim@example.org",
                mailbox.customer(),
                content,
                "x@y\r\nBcc: victim@example.org",
                false,
                new Outgoing.File(
                        "text/plain\r\nBcc: victim@example.org",
                        "a\r\nBcc: victim@example.org",
                        1,
                        () -> new ByteArrayInputStream(file)),
                null,
                false,
                evil,
                null));
        assertThat(mail.headers().has("bcc")).isFalse();
        assertThat(mail.leaves())
                .allSatisfy(part -> assertThat(part.headers().has("bcc")).isFalse());
        assertThat(mailbox.server().getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_SUCH_USER, Refused, 550",
        "GREYLISTED, Postponed, 451",
        "CUT_BEFORE, Postponed, no-answer",
        "CUT_AFTER, Refused, no-answer"
    })
    void tellsHowFarAMessageCame(MailSimulator.Fault fault, String outcome, String code) {
        try (var server = new MailSimulator("shop", "right")) {
            var values = new HashMap<>(mailbox.settings().values());
            values.put("smtp.port", String.valueOf(server.port()));
            var settings = new ChannelSettings(values);
            server.failNext(fault);
            SendOutcome failed = channel().send(settings, answer("hello", null, false));
            assertThat(failed.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(failed.toString()).contains(code).doesNotContain(SimulatedMailbox.CUSTOMER);
            // Sent once more it is the same mail: who gets both can tell.
            assertThat(channel().send(settings, answer("hello", null, false))).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(server.taken())
                    .hasSize(fault == MailSimulator.Fault.CUT_AFTER ? 2 : 1)
                    .allSatisfy(taken -> {
                        assertThat(taken.to()).isEqualTo(SimulatedMailbox.CUSTOMER);
                        assertThat(taken.text()).contains("Message-ID: <0199c0de-1.insaka@shop.example>");
                    });
        }
    }

    @Test
    void sendsNothingWithoutAServerAndNothingIntoTheNetworkItStandsIn() {
        var settings = new ChannelSettings(Map.of("address", "help@shop.example"));
        assertThat(channel().send(settings, answer("hello", null, false))).isInstanceOf(SendOutcome.Refused.class);
        var fenced = new EmailChannel(
                new ProviderCallSettings(Duration.ofSeconds(10), Duration.ofSeconds(5)),
                new OutsideSettings(false, true, null),
                Clock.systemUTC());
        assertThat(fenced.send(mailbox.settings(), answer("hello", null, false)))
                .isInstanceOf(SendOutcome.Postponed.class);
        assertThat(fenced.test(mailbox.settings()).ok()).isFalse();
        assertThat(mailbox.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "address, nobody",
        "webhookSecret, short",
        "smtp.port, 70000",
        "smtp.tls, maybe",
        "imap.host, http://x",
        "messagesPerSecond, fast",
        "imap.folder, 'a\nb'"
    })
    void saysWhichSettingIsWrong(String name, String value) {
        var values = new HashMap<>(mailbox.settings().values());
        values.put(name, value);
        assertThatThrownBy(() -> channel().check(values))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid -> assertThat(invalid.errors()).containsOnlyKeys(name));
    }
}
