package io.insaka.channels.africastalking;

import io.insaka.channels.form.Form;
import io.insaka.channels.form.PhoneNumbers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Capabilities.TextUnit;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.ConnectionTest;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.Recall;
import io.insaka.channels.spi.Segments;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.VoiceNotes;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.channels.words.PlainWords;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** SMS through Africa's Talking. */
@Component
final class AfricasTalkingChannel implements Channel {
    static final int MOST_SEGMENTS = 6;
    /** There has to be room for a link, whatever the alphabet. */
    private static final int LONGEST_CAPTION = 160;

    private static final int PER_SECOND = 20;

    private final ProviderHttp http;
    private final Clock clock;

    AfricasTalkingChannel(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "africastalking";
    }

    @Override
    public KindDescription describe() {
        return AfricasTalkingGuide.DESCRIPTION;
    }

    @Override
    public VoiceNotes voiceNotes(ChannelSettings settings) {
        return VoiceNotes.link();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                false,
                null,
                null,
                false,
                MOST_SEGMENTS,
                TextUnit.SEGMENTS,
                LONGEST_CAPTION,
                0,
                0,
                true,
                PER_SECOND,
                http.timeout());
    }

    @Override
    public boolean segmented(ChannelSettings settings) {
        return true;
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        return AfricasTalkingSettings.check(settings);
    }

    @Override
    public String accountKey() {
        return AfricasTalkingSettings.FROM;
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        String given = request.query().get(AfricasTalkingSettings.SECRET);
        String expected = AfricasTalkingSettings.of(settings).secret();
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        return Splitter.split(body, clock.instant());
    }

    @Override
    public Inbound read(byte[] item) {
        return ItemReader.read(item);
    }

    @Override
    public Set<String> opensTo() {
        return Set.of(Address.PHONE);
    }

    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        var account = AfricasTalkingSettings.of(settings);
        try {
            byte[] form = Form.bytes(List.of(
                    Map.entry("username", account.username()),
                    Map.entry("to", recipient(message)),
                    Map.entry("message", words(message)),
                    Map.entry("from", account.from()),
                    // We pay, not the contact.
                    Map.entry("bulkSMSMode", "1")));
            return Answers.outcome(http.call(HttpRequest.newBuilder(account.resource("/messaging"))
                    .header("apiKey", account.apiKey())
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofByteArray(form))));
        } catch (Unsendable refused) {
            return new SendOutcome.Refused(new ProviderError(refused.code(), refused.text()), Scope.MESSAGE);
        }
    }

    private static String recipient(Outgoing message) throws Unsendable {
        String number = PhoneNumbers.of(message.to());
        if (number == null) {
            throw new Unsendable("recipient", "the contact has no phone number");
        }
        return number;
    }

    private static String words(Outgoing message) throws Unsendable {
        String words = Fields.clean(PlainWords.of(message, "SMS")).strip();
        if (words.isEmpty()) {
            throw new Unsendable("empty", "there is nothing to send");
        }
        if (Segments.of(words) > MOST_SEGMENTS) {
            throw new Unsendable("too-long", "this would be more than " + MOST_SEGMENTS + " short messages");
        }
        return words;
    }

    /** Whoever cannot be asked is not written to twice, nor charged for. */
    @Override
    public Recall recall(ChannelSettings settings, Outgoing message, Instant since) {
        return new Recall.Unknowable();
    }

    /** SMS has no such thing. */
    @Override
    public void mark(ChannelSettings settings, Mark mark) {}

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        return new FetchOutcome.Refused("SMS carries no files");
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        var account = AfricasTalkingSettings.of(settings);
        Reply reply =
                http.call(HttpRequest.newBuilder(account.resource("/user?username=" + Form.encoded(account.username())))
                        .header("apiKey", account.apiKey())
                        .header("Accept", "application/json")
                        .GET());
        return switch (reply) {
            case Reply.NeverSent never ->
                new ConnectionTest(false, "Africa's Talking cannot be reached: " + never.why());
            case Reply.Unanswered open -> new ConnectionTest(false, "Africa's Talking did not answer: " + open.why());
            case Reply.Answered answer -> {
                String balance = Answers.body(answer).at("UserData").word("balance");
                yield answer.status() == 200 && balance != null
                        ? new ConnectionTest(true, "Connected. The balance is " + balance + ".")
                        : new ConnectionTest(
                                false,
                                "Africa's Talking answered " + answer.status() + ": " + answer.excerpt(),
                                answer.status() == 401 || answer.status() == 403);
            }
        };
    }
}
