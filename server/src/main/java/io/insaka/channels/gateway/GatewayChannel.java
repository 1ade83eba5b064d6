package io.insaka.channels.gateway;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.LinkFetch;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.signing.TimedSignature;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Companion;
import io.insaka.channels.spi.ConnectionTest;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.OpenAnswer;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.WebhookRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Whatever speaks our JSON: messages in by webhook, replies out by callback or in the webhook's own answer. */
@Component
final class GatewayChannel implements Channel {
    static final String KIND = "gateway";
    private static final int PER_SECOND = 30;

    private final ProviderHttp http;
    private final Clock clock;
    private final Callback callback;
    private final LinkFetch links;
    private final OpenRequests requests = new OpenRequests();

    GatewayChannel(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
        this.callback = new Callback(http, clock);
        this.links = new LinkFetch(http);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public KindDescription describe() {
        return GatewayGuide.DESCRIPTION;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true,
                null,
                false,
                CallbackBody.LONGEST_TEXT,
                CallbackBody.LONGEST_CAPTION,
                CallbackBody.MOST_BUTTONS,
                0,
                true,
                PER_SECOND,
                http.timeout());
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        return GatewaySettings.check(settings);
    }

    @Override
    public String accountKey() {
        return GatewaySettings.HOOK;
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        String secret = GatewaySettings.of(settings).secret();
        String signature = request.header().apply(Callback.SIGNATURE);
        String timestamp = request.header().apply(Callback.TIMESTAMP);
        return timestamp == null
                ? TimedSignature.matchesBody(signature, secret, request.body())
                : TimedSignature.matches(signature, timestamp, secret, request.body(), clock.instant());
    }

    @Override
    public Optional<OpenAnswer> opens(ChannelSettings settings, byte[] body) {
        var gateway = GatewaySettings.of(settings);
        if (gateway.patience().isZero()) {
            return Optional.empty();
        }
        Set<String> people = Splitter.senders(body);
        return people.isEmpty() ? Optional.empty() : Optional.of(requests.open(gateway, people));
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        return Splitter.split(clock.instant(), body);
    }

    @Override
    public Inbound read(byte[] item) {
        return ItemReader.read(item);
    }

    /** Into the answer of a request that waits for it, else by callback: never both. */
    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        var gateway = GatewaySettings.of(settings);
        try {
            ObjectNode body = CallbackBody.of(message);
            if (requests.take(gateway, CallbackBody.recipient(message.to()), body)) {
                return new SendOutcome.Handed(message.correlation());
            }
            URI address = gateway.callback();
            return address == null
                    ? refused("no-callback", "no request waits for a reply, and there is no callback address")
                    : Callback.outcome(message.correlation(), callback.call(gateway, address, body));
        } catch (Unsendable unsendable) {
            return refused(unsendable.code(), unsendable.text());
        }
    }

    private static SendOutcome refused(String code, String text) {
        return new SendOutcome.Refused(new ProviderError(code, text), Scope.MESSAGE);
    }

    /** Builders have no such thing. */
    @Override
    public void mark(ChannelSettings settings, Mark mark) {}

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        URI own = GatewaySettings.of(settings).callback();
        return links.fetch(own, reference.url(), maxBytes);
    }

    @Override
    public Optional<Companion> companion(ChannelSettings settings) {
        var gateway = GatewaySettings.of(settings);
        URI address = gateway.callback();
        return address == null || !GatewaySettings.bridged(settings)
                ? Optional.empty()
                : Optional.of(BridgeReader.read(callback.call(gateway, address, BridgeReader.question("state"))));
    }

    /** Calls back with a message of the type {@code test}, which a builder may leave alone. */
    @Override
    public ConnectionTest test(ChannelSettings settings) {
        var gateway = GatewaySettings.of(settings);
        URI address = gateway.callback();
        if (address == null) {
            return gateway.patience().isZero()
                    ? new ConnectionTest(false, "Messages can come in, but replies have nowhere to go.")
                    : new ConnectionTest(true, "Replies go into the answer: there is nothing to call.");
        }
        ObjectNode body = GraphJson.object().put("id", "test").put("type", "test");
        return switch (callback.call(gateway, address, body)) {
            case Reply.NeverSent never -> new ConnectionTest(false, "The gateway cannot be reached: " + never.why());
            case Reply.Unanswered open -> new ConnectionTest(false, "The gateway did not answer: " + open.why());
            case Reply.Answered answer ->
                answer.status() >= 200 && answer.status() < 300
                        ? new ConnectionTest(true, "The gateway answered " + answer.status() + ".")
                        : new ConnectionTest(
                                false,
                                "The gateway answered " + answer.status() + ": " + answer.excerpt(),
                                answer.status() == 401 || answer.status() == 403);
        };
    }
}
