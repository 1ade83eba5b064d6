package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Answers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Handshake;
import io.insaka.channels.graph.Signature;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
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
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.VoiceNotes;
import io.insaka.channels.spi.WebhookRequest;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** One number of the WhatsApp Cloud API. */
@Component
final class WhatsAppChannel implements Channel {
    static final String KIND = "whatsapp";

    private static final Duration REPLY_WINDOW = Duration.ofHours(24);

    private final ProviderHttp http;
    private final Clock clock;
    private final Answers answers;
    private final MessageSender sender;
    private final MediaFetch media;

    WhatsAppChannel(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
        this.answers = new Answers(clock, WhatsAppErrors.ALL, WhatsAppChannel::messageId);
        this.sender = new MessageSender(http, answers);
        this.media = new MediaFetch(http, answers);
    }

    private static @Nullable String messageId(Fields answer) {
        List<Fields> messages = answer.each("messages");
        return messages.isEmpty() ? null : messages.getFirst().word("id");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public KindDescription describe() {
        return WhatsAppGuide.DESCRIPTION;
    }

    @Override
    public VoiceNotes voiceNotes(ChannelSettings settings) {
        return VoiceNotes.note(16, VoiceNotes.OGG, VoiceNotes.MP4);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true,
                REPLY_WINDOW,
                true,
                Limits.TEXT,
                Limits.CAPTION,
                Limits.BUTTONS,
                Limits.ROWS,
                true,
                Limits.PER_SECOND,
                http.timeout());
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        return WhatsAppSettings.check(settings);
    }

    @Override
    public String accountKey() {
        return WhatsAppSettings.PHONE_NUMBER_ID;
    }

    @Override
    public Optional<String> handshake(ChannelSettings settings, Map<String, String> query) {
        return Handshake.answer(WhatsAppSettings.of(settings).verifyToken(), query);
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        return Signature.matches(
                request.header().apply(Signature.HEADER),
                WhatsAppSettings.of(settings).appSecret(),
                request.body());
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        return Splitter.split(WhatsAppSettings.of(settings).phoneNumberId(), clock.instant(), body);
    }

    @Override
    public Inbound read(byte[] item) {
        return ItemReader.read(item);
    }

    @Override
    public Set<String> opensTo() {
        return Set.of(Address.PHONE, Person.USER);
    }

    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        return sender.send(WhatsAppSettings.of(settings), message);
    }

    @Override
    public void mark(ChannelSettings settings, Mark mark) {
        sender.mark(WhatsAppSettings.of(settings), mark.providerId(), mark.typing());
    }

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        return media.fetch(WhatsAppSettings.of(settings), reference, maxBytes);
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        var number = WhatsAppSettings.of(settings);
        Reply reply =
                http.call(HttpRequest.newBuilder(number.number()).header("Authorization", number.authorization()));
        return switch (reply) {
            case Reply.NeverSent never -> new ConnectionTest(false, "WhatsApp cannot be reached: " + never.why());
            case Reply.Unanswered open -> new ConnectionTest(false, "WhatsApp did not answer: " + open.why());
            case Reply.Answered answer -> said(answer);
        };
    }

    private ConnectionTest said(Reply.Answered answer) {
        var failure = answers.failure(answer);
        if (failure != null) {
            return new ConnectionTest(
                    false,
                    "WhatsApp says (" + failure.error().code() + "): "
                            + failure.error().text(),
                    answers.unauthorized(failure));
        }
        ObjectNode body = GraphJson.parseObject(answer.body());
        if (!Answers.isSuccess(answer) || body == null) {
            return new ConnectionTest(
                    false,
                    "This is not WhatsApp's answer: "
                            + Answers.unreadable(answer).text());
        }
        var number = new Fields(body);
        String shown = number.text("display_phone_number", "the number");
        String name = number.word("verified_name");
        return new ConnectionTest(true, "Connected to " + shown + (name == null ? "" : " (" + name + ")"));
    }
}
