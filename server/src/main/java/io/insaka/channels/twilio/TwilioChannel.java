package io.insaka.channels.twilio;

import io.insaka.channels.form.Form;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.LinkFetch;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Acknowledgement;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Capabilities;
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
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.VoiceNotes;
import io.insaka.channels.spi.WebhookRequest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** SMS through Twilio. */
@Component
final class TwilioChannel implements Channel {
    /** A plain answer would go to the customer as a message. */
    private static final Acknowledgement NOTHING_TO_SAY =
            new Acknowledgement("text/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");

    /** Long numbers in most countries carry one a second; Twilio queues what comes faster, up to a few hours. */
    private static final int PER_SECOND = 10;

    private final ProviderHttp http;
    private final LinkFetch links;
    private final Clock clock;

    TwilioChannel(ProviderHttp http, Clock clock) {
        this.http = http;
        this.links = new LinkFetch(http);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "twilio";
    }

    @Override
    public KindDescription describe() {
        return TwilioGuide.DESCRIPTION;
    }

    @Override
    public VoiceNotes voiceNotes(ChannelSettings settings) {
        return TwilioSettings.of(settings).isWhatsApp()
                ? VoiceNotes.file(5, VoiceNotes.OGG, VoiceNotes.MP4)
                : VoiceNotes.link();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true,
                null,
                false,
                MessageForm.LONGEST_TEXT,
                MessageForm.LONGEST_CAPTION,
                0,
                0,
                true,
                PER_SECOND,
                http.timeout());
    }

    @Override
    public boolean segmented(ChannelSettings settings) {
        return !TwilioSettings.of(settings).isWhatsApp();
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        return TwilioSettings.check(settings);
    }

    @Override
    public String accountKey() {
        return TwilioSettings.FROM;
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        return TwilioSignature.matches(TwilioSettings.of(settings).token(), request);
    }

    /** The reference of a report stands in its address, which the signature covers. */
    @Override
    public byte[] attributed(ChannelSettings settings, WebhookRequest request) {
        String reference = request.query().get(MessageForm.REFERENCE);
        if (reference == null) {
            return request.body();
        }
        var body = new ByteArrayOutputStream();
        body.writeBytes(request.body());
        String field = "&" + Splitter.REFERENCE + "=" + Form.encoded(reference);
        body.writeBytes(field.getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    @Override
    public Acknowledgement acknowledgement(byte[] body) {
        return NOTHING_TO_SAY;
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
        var twilio = TwilioSettings.of(settings);
        try {
            var form = MessageForm.of(twilio, message);
            SendOutcome outcome = post(twilio, form);
            if (outcome instanceof SendOutcome.Refused refused
                    && refused.error().code().equals(TwilioErrors.NO_SUCH_CALLBACK)) {
                // Twilio cannot reach us; the message is worth more than its reports.
                outcome = post(
                        twilio,
                        form.stream()
                                .filter(field -> !field.getKey().equals(MessageForm.CALLBACK))
                                .toList());
            }
            return outcome;
        } catch (Unsendable refused) {
            return new SendOutcome.Refused(new ProviderError(refused.code(), refused.text()), Scope.MESSAGE);
        }
    }

    @Override
    public Recall recall(ChannelSettings settings, Outgoing message, Instant since) {
        var twilio = TwilioSettings.of(settings);
        try {
            var form = MessageForm.of(twilio, message);
            return SentList.read(
                    http.call(request(twilio, SentList.resource(form)).GET()), form, since);
        } catch (Unsendable never) {
            return new Recall.Known(List.of());
        }
    }

    private SendOutcome post(TwilioSettings twilio, List<Map.Entry<String, String>> form) {
        Reply reply = http.call(request(twilio, "/Messages.json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofByteArray(Form.bytes(form))));
        return switch (reply) {
            case Reply.NeverSent never ->
                new SendOutcome.Postponed(new ProviderError("unreachable", never.why()), null, Scope.MESSAGE);
            case Reply.Unanswered open -> new SendOutcome.Unknown(open.why());
            case Reply.Answered answer -> TwilioErrors.outcome(answer);
        };
    }

    private static HttpRequest.Builder request(TwilioSettings twilio, String resource) {
        return HttpRequest.newBuilder(twilio.resource(resource))
                .header("Authorization", twilio.authorization())
                .header("Accept", "application/json");
    }

    /** SMS has no such thing. */
    @Override
    public void mark(ChannelSettings settings, Mark mark) {}

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        var twilio = TwilioSettings.of(settings);
        return links.fetch(URI.create(twilio.base()), twilio.authorization(), reference.url(), maxBytes);
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        var twilio = TwilioSettings.of(settings);
        return switch (http.call(request(twilio, ".json").GET())) {
            case Reply.NeverSent never -> new ConnectionTest(false, "Twilio cannot be reached: " + never.why());
            case Reply.Unanswered open -> new ConnectionTest(false, "Twilio did not answer: " + open.why());
            case Reply.Answered answer -> {
                Fields account = TwilioErrors.body(answer);
                if (answer.status() != 200) {
                    yield new ConnectionTest(
                            false,
                            "Twilio said: " + account.text("message", answer.excerpt()),
                            TwilioErrors.isAboutCredentials(answer));
                }
                if (!"active".equals(account.text("status", "active"))) {
                    yield new ConnectionTest(false, "The Twilio account is " + account.text("status") + ".");
                }
                yield sender(twilio, account.text("friendly_name", twilio.account()));
            }
        };
    }

    /** Whether the sender is the account's own; only of numbers Twilio can be asked so. */
    private ConnectionTest sender(TwilioSettings twilio, String account) {
        String connected = "Connected to the account " + account + ".";
        String number = twilio.number();
        if (number == null) {
            return new ConnectionTest(
                    true, twilio.isName() ? connected + " Customers cannot reply to a name." : connected);
        }
        Reply reply = http.call(request(twilio, "/IncomingPhoneNumbers.json?PhoneNumber=" + Form.encoded(number))
                .GET());
        boolean missing = reply instanceof Reply.Answered answer
                && answer.status() == 200
                && TwilioErrors.body(answer).has("incoming_phone_numbers")
                && TwilioErrors.body(answer).each("incoming_phone_numbers").isEmpty();
        return missing
                ? new ConnectionTest(false, "The account " + account + " has no number " + number + ".")
                : new ConnectionTest(true, connected);
    }
}
