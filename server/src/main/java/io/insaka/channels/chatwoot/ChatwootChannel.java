package io.insaka.channels.chatwoot;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.LinkFetch;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.signing.TimedSignature;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.ConnectionTest;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Mirror;
import io.insaka.channels.spi.Mirrored;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.Recall;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.channels.words.PlainWords;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** One account of a Chatwoot installation: all its inboxes. */
@Component
final class ChatwootChannel implements Channel {
    static final String KIND = "chatwoot";

    private static final String SIGNATURE = "X-Chatwoot-Signature";
    private static final String TIMESTAMP = "X-Chatwoot-Timestamp";
    private static final int LONGEST_TEXT = 4_000;
    private static final long MOST_BYTES = 40L << 20;
    private static final int PER_SECOND = 20;

    private final ProviderHttp http;
    private final Clock clock;
    private final ChatwootApi api;
    private final LinkFetch links;

    ChatwootChannel(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
        this.api = new ChatwootApi(http);
        this.links = new LinkFetch(http);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public KindDescription describe() {
        return ChatwootGuide.DESCRIPTION;
    }

    /** Buttons exist in few of the inboxes behind it, so options are numbered. */
    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                false, null, false, LONGEST_TEXT, LONGEST_TEXT, 0, 0, false, PER_SECOND, http.timeout());
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        return ChatwootSettings.check(settings);
    }

    @Override
    public String accountKey() {
        return ChatwootSettings.ACCOUNT_ID;
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        return TimedSignature.matches(
                request.header().apply(SIGNATURE),
                request.header().apply(TIMESTAMP),
                ChatwootSettings.of(settings).webhookSecret(),
                request.body(),
                clock.instant());
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        return Splitter.split(ChatwootSettings.of(settings).scope(), clock.instant(), body);
    }

    @Override
    public Inbound read(byte[] item) {
        return EventReader.read(item);
    }

    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        var chatwoot = ChatwootSettings.of(settings);
        try {
            URI address = chatwoot.conversation(conversation(chatwoot, message.to()), "/messages");
            String words = words(message.content());
            Outgoing.File file = message.file();
            if (message.content() instanceof Content.Media && file != null) {
                return ChatwootApi.outcome(api.post(chatwoot, address, fields(words, message), checked(file)));
            }
            if (words.isBlank()) {
                throw new Unsendable("text-empty", "there is nothing to send");
            }
            ObjectNode body = GraphJson.object()
                    .put("content", words)
                    .put("message_type", "outgoing")
                    .put("private", false);
            String answered = answered(message);
            if (answered != null) {
                body.putObject("content_attributes").put("in_reply_to", Long.parseLong(answered));
            }
            return ChatwootApi.outcome(api.post(chatwoot, address, body));
        } catch (Unsendable refused) {
            return new SendOutcome.Refused(new ProviderError(refused.code(), refused.text()), Scope.MESSAGE);
        }
    }

    /** Its webhook about it may have been lost: it is delivered once. */
    @Override
    public Recall recall(ChannelSettings settings, Outgoing message, Instant since) {
        var chatwoot = ChatwootSettings.of(settings);
        try {
            boolean file = message.content() instanceof Content.Media && message.file() != null;
            return new SentList(api, chatwoot, conversation(chatwoot, message.to()))
                    .read(words(message.content()), file, since);
        } catch (Unsendable never) {
            return new Recall.Known(List.of());
        }
    }

    private static Outgoing.File checked(Outgoing.File file) throws Unsendable {
        if (file.size() <= 0 || file.size() > MOST_BYTES) {
            throw new Unsendable("file-size", "Chatwoot takes files of up to " + MOST_BYTES + " bytes");
        }
        return file;
    }

    private static Map<String, String> fields(String words, Outgoing message) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!words.isBlank()) {
            fields.put("content", words);
        }
        fields.put("message_type", "outgoing");
        fields.put("private", "false");
        return fields;
    }

    private static @Nullable String answered(Outgoing message) {
        String id = message.replyTo() == null ? "" : message.replyTo().split("#", 2)[0];
        return id.matches("[0-9]{1,18}") ? id : null;
    }

    private static String conversation(ChatwootSettings settings, List<Address> to) throws Unsendable {
        for (Address address : to) {
            String number = address.kind().equals(ConversationAddress.KIND)
                    ? ConversationAddress.number(address.value(), settings.scope())
                    : null;
            if (number != null) {
                return number;
            }
        }
        throw new Unsendable("no-address", "the contact has no conversation in this Chatwoot account");
    }

    private static String words(Content content) throws Unsendable {
        String words = PlainWords.of(content, "Chatwoot");
        if (words.length() > LONGEST_TEXT) {
            throw new Unsendable("text-too-long", "the text has more than " + LONGEST_TEXT + " characters");
        }
        return Fields.clean(words).strip();
    }

    @Override
    public void mark(ChannelSettings settings, Mark mark) {
        var chatwoot = ChatwootSettings.of(settings);
        try {
            String conversation = conversation(chatwoot, mark.to());
            if (mark.typing()) {
                api.post(
                        chatwoot,
                        chatwoot.conversation(conversation, "/toggle_typing_status"),
                        GraphJson.object().put("typing_status", "on"));
            } else {
                api.post(chatwoot, chatwoot.conversation(conversation, "/update_last_seen"), GraphJson.object());
            }
        } catch (Unsendable nobody) {
            // Then there is nobody to show it to.
        }
    }

    @Override
    public boolean mirrors() {
        return true;
    }

    @Override
    public Mirrored mirror(ChannelSettings settings, Mirror news) {
        var chatwoot = ChatwootSettings.of(settings);
        try {
            return new ConversationMirror(api, chatwoot, conversation(chatwoot, news.to())).show(news);
        } catch (Unsendable elsewhere) {
            // A conversation of another account.
            return new Mirrored(true, null);
        }
    }

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        return links.fetch(URI.create(ChatwootSettings.of(settings).base()), reference.url(), maxBytes);
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        var chatwoot = ChatwootSettings.of(settings);
        return switch (api.get(chatwoot, URI.create(chatwoot.account() + "/inboxes"))) {
            case Reply.NeverSent never -> new ConnectionTest(false, "Chatwoot cannot be reached: " + never.why());
            case Reply.Unanswered open -> new ConnectionTest(false, "Chatwoot did not answer: " + open.why());
            case Reply.Answered answer ->
                ChatwootApi.isSuccess(answer)
                        ? new ConnectionTest(true, "Connected to account " + chatwoot.accountId())
                        : new ConnectionTest(
                                false,
                                "Chatwoot answered " + answer.status() + ": " + answer.excerpt(),
                                answer.status() == 401);
        };
    }
}
