package io.insaka.channels.webchat;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Browsers;
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
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.WebhookRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Our own chat as a channel. Sending needs nobody: the message is in the thread, which is where its visitor reads it. */
@Component
public final class WebChat implements Channel {
    public static final String KIND = "webchat";
    /** How a visitor is named among a contact's addresses. */
    public static final String VISITOR = ItemReader.VISITOR_ADDRESS;

    private static final int MOST_BUTTONS = 6;
    private static final int MOST_ROWS = 20;
    private static final int PER_SECOND = 1_000;

    private final Clock clock;

    WebChat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public KindDescription describe() {
        return new KindDescription(
                "Web chat",
                "A chat on your own website, and as an app with an address of its own.",
                List.of(),
                List.of(
                        SettingField.optional(
                                        ChatSettings.ALLOWED_ORIGINS,
                                        "Websites",
                                        SettingField.Type.LIST,
                                        "The websites that may show this chat. Leave it empty to allow any.")
                                .like("https://www.example.com"),
                        SettingField.optional(
                                        ChatSettings.BRANDING,
                                        "Look and greeting",
                                        SettingField.Type.LOOK,
                                        "What you leave empty is as in the settings of your organisation.")
                                .like("{\"title\": \"Mwamba Clinic\", \"colour\": \"#1f6feb\"}"),
                        SettingField.advanced(
                                ChatSettings.IDENTITY_SECRET,
                                "Identity secret",
                                SettingField.Type.SECRET,
                                "With it your website signs who its signed-in customers are. At least 32 characters.")),
                List.of("Put the script of the chat into the pages of your website."),
                false);
    }

    /** Nothing is ever ambiguous here, so no reference has to come back. */
    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                false,
                null,
                false,
                ItemReader.LONGEST_TEXT,
                ItemReader.LONGEST_CAPTION,
                MOST_BUTTONS,
                MOST_ROWS,
                true,
                PER_SECOND,
                Duration.ofSeconds(5));
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        return ChatSettings.check(settings);
    }

    @Override
    public String accountKey() {
        return ChatSettings.TOKEN_KEY;
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        return visitor(settings, request).isPresent();
    }

    private Optional<Visitor> visitor(ChannelSettings settings, WebhookRequest request) {
        return Visitors.known(settings, request.header().apply("Authorization"), clock.instant());
    }

    @Override
    public Optional<Browsers> browsers(ChannelSettings settings) {
        return Optional.of(ChatSettings.browsers(settings));
    }

    @Override
    public byte[] attributed(ChannelSettings settings, WebhookRequest request) {
        return visitor(settings, request)
                .map(visitor -> ItemSplitter.attributed(visitor, request.body(), clock.instant()))
                .orElse(request.body());
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        return ItemSplitter.split(settings, body);
    }

    @Override
    public Inbound read(byte[] item) {
        return ItemReader.read(item);
    }

    /** The id carries the visitor: a receipt, which carries its sender, can only ever be about the sender's messages. */
    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        Optional<Address> to = message.to().stream()
                .filter(address -> address.kind().equals(VISITOR))
                .findFirst();
        if (to.isEmpty()) {
            return refused("no-visitor", "This contact never used the chat.");
        }
        String id = to.get().value() + ":" + message.correlation();
        return switch (message.content()) {
            case Content.Text text -> sized(id, text.text(), ItemReader.LONGEST_TEXT);
            case Content.Choices choices -> sized(id, choices.text(), ItemReader.LONGEST_TEXT);
            case Content.Media media ->
                sized(id, media.caption() == null ? "" : media.caption(), ItemReader.LONGEST_CAPTION);
            case Content.Location location -> new SendOutcome.Accepted(id);
            case Content.Reaction reaction -> new SendOutcome.Accepted(id);
            case Content.Contacts cards -> unknown();
            case Content.Template template -> unknown();
            case Content.Chosen chosen -> unknown();
            case Content.Form form -> unknown();
            case Content.Order order -> unknown();
            case Content.Notice notice -> unknown();
            case Content.Unsupported unsupported -> unknown();
        };
    }

    private static SendOutcome sized(String id, String words, int longest) {
        return words.length() > longest
                ? refused("too-long", "At most " + longest + " characters fit into one message.")
                : new SendOutcome.Accepted(id);
    }

    private static SendOutcome unknown() {
        return refused("not-shown", "The chat cannot show this kind of message.");
    }

    private static SendOutcome refused(String code, String text) {
        return new SendOutcome.Refused(new ProviderError(code, text), SendOutcome.Scope.MESSAGE);
    }

    /** Whoever types in the inbox is told to watchers as it happens; there is nobody else to tell. */
    @Override
    public void mark(ChannelSettings settings, Mark mark) {}

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        return new FetchOutcome.Refused("Files of the chat are here from the beginning.");
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        return new ConnectionTest(true, "The chat is ours: there is nothing to connect to.");
    }
}
