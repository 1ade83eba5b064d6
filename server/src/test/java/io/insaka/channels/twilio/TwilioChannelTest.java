package io.insaka.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.form.Form;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.InvalidSettings;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.sandbox.http.Answer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, and what is Twilio's own. */
class TwilioChannelTest extends ChannelContract {
    private final SimulatedSender simulated = new SimulatedSender();

    @AfterEach
    void close() {
        simulated.close();
    }

    @Override
    protected Channel channel() {
        return simulated.channel();
    }

    @Override
    protected Provider provider() {
        return simulated;
    }

    @Override
    protected boolean reacts() {
        return false;
    }

    private SendOutcome send(String text) {
        return channel()
                .send(
                        simulated.settings(),
                        new Outgoing(
                                "r-1",
                                simulated.customer(),
                                new Content.Text(text),
                                null,
                                false,
                                null,
                                SimulatedSender.HOOK));
    }

    @ParameterizedTest
    @CsvSource({
        "401, 20003, Unauthorized",
        "404, 20404, Unauthorized",
        "429, 20429, Postponed",
        "400, 14107, Postponed",
        "400, 21611, Postponed",
        "400, 21211, Refused",
        "400, 21606, Refused",
        "400, 21610, OptedOut",
        "400, 99999, Refused",
        "500, 20500, Unknown",
        "502, 0, Unknown",
        "503, 20503, Postponed",
        "302, 0, Postponed",
        "204, 0, Unknown"
    })
    void mapsWhatTwilioAnswers(int status, int code, String outcome) {
        simulated.twilio().failNext(Answer.json(status, "{\"code\":" + code + ",\"message\":\"no\"}"));
        assertThat(send("one").getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(simulated.taken()).isEmpty();
    }

    @Test
    void waitsAsLongAsTwilioAsks() {
        simulated
                .twilio()
                .failNext(new Answer.Reply(
                        429,
                        "application/json",
                        Map.of("Retry-After", "37"),
                        "{\"code\":20429}".getBytes(StandardCharsets.UTF_8)));
        assertThat(send("one"))
                .isInstanceOfSatisfying(
                        SendOutcome.Postponed.class,
                        postponed -> assertThat(postponed.after()).isEqualTo(Duration.ofSeconds(37)));
    }

    @Test
    void saysSoWhenTheContactHasOptedOut() {
        simulated.says("STOP");
        assertThat(send("one")).isInstanceOf(SendOutcome.OptedOut.class);
        simulated.says("START");
        assertThat(send("one")).isInstanceOf(SendOutcome.Accepted.class);
    }

    /** A cut connection and a silence both leave it open, and the first report brings our reference back. */
    @Test
    void leavesALostAnswerToTheReports() {
        simulated.twilio().failNext(new Answer.Drop());
        assertThat(send("one")).isInstanceOf(SendOutcome.Unknown.class);
        simulated.twilio().failNext(new Answer.Silence(Duration.ofMinutes(1)));
        assertThat(send("two")).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(simulated.taken()).hasSize(2);
    }

    @Test
    void sendsWithoutReportsWhereTwilioCannotReachUs() {
        simulated.twilio().failNext(Answer.json(400, "{\"code\":21609,\"message\":\"not a valid URL\"}"));
        assertThat(send("one")).isInstanceOf(SendOutcome.Accepted.class);
    }

    /** Whatever stands before the port, and behind the path, in the address as it was entered at Twilio. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example.org/webhooks/twilio/1",
                "https://crm.example.org:443/webhooks/twilio/1",
                "https://crm.example.org/webhooks/twilio/1/"
            })
    void knowsASignatureOverAnyWayToWriteOurAddress(String entered) {
        simulated.twilio().enter(entered, "http://localhost");
        WebhookRequest sent = simulated.says("hi");
        String signature = sent.header().apply("X-Twilio-Signature");
        var seen = SimulatedSender.request(SimulatedSender.HOOK, sent.body(), String.valueOf(signature));
        assertThat(channel().authentic(simulated.settings(), seen)).isTrue();
        var elsewhere = SimulatedSender.request(
                "https://other.example.org/webhooks/twilio/1", sent.body(), String.valueOf(signature));
        assertThat(channel().authentic(simulated.settings(), elsewhere)).isFalse();
    }

    /** The example of Twilio's documentation, and repeated names as its libraries sign them. */
    @ParameterizedTest
    @CsvSource({
        "12345, https://mycompany.com/myapp.php?foo=1&bar=2,"
                + " CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212,"
                + " RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    })
    void knowsTwiliosOwnExample(String token, String url, String body, String signature) {
        var request = SimulatedSender.request(url, body.getBytes(StandardCharsets.UTF_8), signature);
        var settings = new ChannelSettings(Map.of("accountSid", "AC1", "authToken", token, "from", "+15550001111"));
        assertThat(channel().authentic(settings, request)).isTrue();
        var twice = SimulatedSender.request(
                url,
                "b=2&a=1&a=0&a=1".getBytes(StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(TwilioSignature.signature(token, url + "a0a1b2")));
        assertThat(channel().authentic(settings, twice)).isTrue();
    }

    @Test
    void fetchesFromTheAccountsServerAndFollowsToTheNext() {
        simulated.sends("image/png", new byte[] {1, 2, 3});
        var sent = simulated.webhooks().getLast();
        var media = Form.parse(sent.body()).word("MediaUrl0");
        var reference = new MediaReference(null, media);
        assertThat(channel().fetch(simulated.settings(), reference, 100)).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(channel().fetch(simulated.wrongCredentials(), reference, 100))
                .isInstanceOf(FetchOutcome.Unauthorized.class);
        simulated.twilio().expireMedia();
        assertThat(channel().fetch(simulated.settings(), reference, 100)).isInstanceOf(FetchOutcome.Expired.class);
        assertThat(channel().fetch(simulated.settings(), new MediaReference(null, "file:///etc/passwd"), 100))
                .isInstanceOf(FetchOutcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "+15557654321, image/jpeg, 1000, true",
        "+15557654321, image/jpeg, 6000000, false",
        "+15557654321, application/zip, 1000, false",
        "+260971234567, image/jpeg, 1000, false"
    })
    void sendsAFileWhereMmsCarriesItAndALinkElsewhere(String number, String type, long size, boolean carried) {
        var file = new Outgoing.File(type, "p", size, InputStream::nullInputStream, "https://crm.example.org/f");
        var content = new Content.Media(MediaKind.IMAGE, null, null, type, "p", "look", false);
        var to = List.of(new Address(Address.PHONE, number.substring(1), true));
        assertThat(channel().send(simulated.settings(), new Outgoing("r-1", to, content, null, file)))
                .isInstanceOf(SendOutcome.Accepted.class);
        var sent = simulated.twilio().sent().getFirst();
        assertThat(sent.media()).isEqualTo(carried ? List.of("https://crm.example.org/f") : List.of());
        assertThat(sent.body()).isEqualTo(carried ? "look" : "look\nhttps://crm.example.org/f");
    }

    @ParameterizedTest
    @CsvSource({
        "+1 (555) 000-1111, +15550001111",
        "15550001111, +15550001111",
        "whatsapp:+15550001111, whatsapp:+15550001111",
        "38383, 38383",
        "MWILA SHOP, MWILA SHOP",
        "MG0123456789abcdef0123456789abcdef, MG0123456789abcdef0123456789abcdef"
    })
    void takesASenderAsPeopleWriteIt(String given, String kept) {
        assertThat(TwilioSettings.check(Map.of("accountSid", "AC1", "authToken", "t", "from", given))
                        .require("from"))
                .isEqualTo(kept);
    }

    @Test
    void saysWhatIsWrongWithSettings() {
        assertThatThrownBy(() -> TwilioSettings.check(Map.of(
                        "accountSid",
                        "A C",
                        "authToken",
                        "a b",
                        "from",
                        "a name that is far too long",
                        "baseUrl",
                        "x")))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid -> assertThat(invalid.errors())
                                .containsOnlyKeys("accountSid", "authToken", "from", "baseUrl"));
    }

    @Test
    void testsWhetherTheNumberIsTheAccounts() {
        var other = new HashMap<>(simulated.settings().values());
        other.put("from", "+15559999999");
        assertThat(channel().test(new ChannelSettings(other)).ok()).isFalse();
        other.put("from", "MWILA");
        assertThat(channel().test(new ChannelSettings(other)).detail()).contains("cannot reply");
    }
}
