package io.insaka.channels.meta;

import io.insaka.channels.graph.Answers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Handshake;
import io.insaka.channels.graph.Signature;
import io.insaka.channels.http.LinkFetch;
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
import io.insaka.channels.spi.Profile;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.VoiceNotes;
import io.insaka.channels.spi.WebhookRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One of Meta's two messengers. */
final class MetaChannel implements Channel {
    private static final Duration REPLY_WINDOW = Duration.ofHours(24);
    /** With the tag for people, which the app needs a permission for. */
    private static final Duration TEAMMATE_WINDOW = Duration.ofDays(7);

    private static final int PER_SECOND = 100;

    private final Platform platform;
    private final ProviderHttp http;
    private final Clock clock;
    private final Answers answers;
    private final MessageSender sender;
    private final LinkFetch links;
    private final Profiles profiles;

    MetaChannel(Platform platform, ProviderHttp http, Clock clock) {
        this.platform = platform;
        this.http = http;
        this.clock = clock;
        this.answers = new Answers(clock, MetaErrors.ALL, answer -> answer.word("message_id"));
        this.sender = new MessageSender(platform, http, answers);
        this.links = new LinkFetch(http);
        this.profiles = new Profiles(platform, http, answers);
    }

    @Override
    public String kind() {
        return platform.kind();
    }

    @Override
    public KindDescription describe() {
        return MetaGuide.of(platform);
    }

    @Override
    public VoiceNotes voiceNotes(ChannelSettings settings) {
        return platform == Platform.INSTAGRAM
                ? VoiceNotes.file(25, VoiceNotes.MP4, VoiceNotes.WAV)
                : VoiceNotes.file(25, VoiceNotes.MP4, VoiceNotes.OGG, VoiceNotes.WAV);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                platform.bringsMetadataBack(),
                REPLY_WINDOW,
                TEAMMATE_WINDOW,
                false,
                platform.maxText(),
                platform.textUnit(),
                0,
                ChoicesBody.MOST_REPLIES,
                0,
                true,
                PER_SECOND,
                http.timeout());
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        return MetaSettings.check(platform, settings);
    }

    @Override
    public String accountKey() {
        return MetaSettings.PAGE_ID;
    }

    @Override
    public Optional<String> handshake(ChannelSettings settings, Map<String, String> query) {
        return Handshake.answer(MetaSettings.of(settings).verifyToken(), query);
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        return Signature.matches(
                request.header().apply(Signature.HEADER),
                MetaSettings.of(settings).appSecret(),
                request.body());
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        return Splitter.split(MetaSettings.of(settings).pageId(), clock.instant(), body);
    }

    @Override
    public Inbound read(byte[] item) {
        return EventReader.read(platform, item);
    }

    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        return sender.send(MetaSettings.of(settings), message);
    }

    @Override
    public void mark(ChannelSettings settings, Mark mark) {
        sender.mark(MetaSettings.of(settings), mark);
    }

    @Override
    public boolean introduces() {
        return true;
    }

    @Override
    public Profile profile(ChannelSettings settings, List<Address> of) {
        return profiles.of(MetaSettings.of(settings), of);
    }

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        return links.fetch(URI.create(MetaSettings.of(settings).base()), reference.url(), maxBytes);
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        var page = MetaSettings.of(settings);
        Reply reply = http.call(HttpRequest.newBuilder(page.page()).header("Authorization", page.authorization()));
        return switch (reply) {
            case Reply.NeverSent never ->
                new ConnectionTest(false, platform.label() + " cannot be reached: " + never.why());
            case Reply.Unanswered open ->
                new ConnectionTest(false, platform.label() + " did not answer: " + open.why());
            case Reply.Answered answer -> said(answer);
        };
    }

    private ConnectionTest said(Reply.Answered answer) {
        var failure = answers.failure(answer);
        if (failure != null) {
            return new ConnectionTest(
                    false,
                    "Meta says (" + failure.error().code() + "): "
                            + failure.error().text(),
                    answers.unauthorized(failure));
        }
        ObjectNode body = GraphJson.parseObject(answer.body());
        if (!Answers.isSuccess(answer) || body == null) {
            return new ConnectionTest(
                    false,
                    "This is not Meta's answer: " + Answers.unreadable(answer).text());
        }
        String name = new Fields(body).text("name", "the page");
        return new ConnectionTest(true, "Connected to " + name);
    }
}
