package io.insaka.channels.telegram;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Acknowledgement;
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
import io.insaka.channels.spi.Recall;
import io.insaka.channels.spi.Registration;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.VoiceNotes;
import io.insaka.channels.spi.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Telegram, through a bot. */
@Component
final class TelegramChannel implements Channel {
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final String DOUBTFUL =
            "Telegram did not say whether it took this. Look into the chat before you send it again.";
    private static final int PER_SECOND = 30;

    private final ProviderHttp http;
    private final Clock clock;
    private final BotApi api;
    private final FileFetch files;
    private final WebhookCalls webhook;

    TelegramChannel(ProviderHttp http, Clock clock) {
        this.clock = clock;
        this.http = http;
        this.api = new BotApi(http);
        this.files = new FileFetch(api, http);
        this.webhook = new WebhookCalls(api);
    }

    @Override
    public String kind() {
        return "telegram";
    }

    @Override
    public KindDescription describe() {
        return TelegramGuide.DESCRIPTION;
    }

    /** Neither receipts nor our reference come back; see {@link #doubtful}. */
    @Override
    public VoiceNotes voiceNotes(ChannelSettings settings) {
        return VoiceNotes.note(50, VoiceNotes.OGG, VoiceNotes.MP4);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                false,
                null,
                false,
                MethodCall.LONGEST_TEXT,
                MethodCall.LONGEST_CAPTION,
                MethodCall.MOST_BUTTONS,
                MethodCall.MOST_BUTTONS,
                false,
                PER_SECOND,
                http.timeout());
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        return TelegramSettings.check(settings);
    }

    @Override
    public String accountKey() {
        return TelegramSettings.BOT_ID;
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        String given = request.header().apply(SECRET_HEADER);
        String expected = TelegramSettings.of(settings).secret();
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        return Update.split(body, clock.instant());
    }

    @Override
    public Inbound read(byte[] item) {
        return UpdateReader.read(item);
    }

    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        var bot = TelegramSettings.of(settings);
        try {
            MethodCall call = MethodCall.of(message);
            Reply reply = api.call(bot, call, message.file());
            String moved = BotApi.movedTo(reply);
            if (moved != null && moved.matches("-?[0-9]{1,18}")) {
                call.parameters().put("chat_id", Long.parseLong(moved));
                reply = api.call(bot, call, message.file());
            }
            SendOutcome outcome = BotApi.outcome(reply, "reaction|" + message.correlation());
            return outcome instanceof SendOutcome.Unknown open ? doubtful(message, open) : outcome;
        } catch (Unsendable refused) {
            return new SendOutcome.Refused(new ProviderError(refused.code(), refused.text()), Scope.MESSAGE);
        }
    }

    /**
     * No receipt will ever tell, and repeating might say it twice: a person decides, from the dead letters. Reacting twice
     * changes nothing.
     */
    private static SendOutcome doubtful(Outgoing message, SendOutcome.Unknown open) {
        return message.content() instanceof Content.Reaction
                ? new SendOutcome.Postponed(new ProviderError("no-answer", open.why()), null, Scope.MESSAGE)
                : new SendOutcome.Refused(new ProviderError("no-answer", DOUBTFUL), Scope.MESSAGE);
    }

    /** Whoever cannot be asked is not written to twice. */
    @Override
    public Recall recall(ChannelSettings settings, Outgoing message, Instant since) {
        return message.content() instanceof Content.Reaction ? new Recall.Silent() : new Recall.Unknowable();
    }

    /**
     * Telegram takes one method in the answer to its webhook: a tapped button stops waiting the moment its update is kept,
     * whatever else is going on here.
     */
    @Override
    public Acknowledgement acknowledgement(byte[] body) {
        String query = Update.tapped(body);
        return query == null
                ? Acknowledgement.PLAIN
                : new Acknowledgement(
                        "application/json",
                        GraphJson.text(GraphJson.object()
                                .put("method", "answerCallbackQuery")
                                .put("callback_query_id", query)));
    }

    @Override
    public boolean registers() {
        return true;
    }

    @Override
    public Registration register(ChannelSettings settings, String url) {
        return webhook.set(TelegramSettings.of(settings), url);
    }

    @Override
    public Registration unregister(ChannelSettings settings) {
        return webhook.remove(TelegramSettings.of(settings));
    }

    @Override
    public Registration registration(ChannelSettings settings) {
        return webhook.look(TelegramSettings.of(settings));
    }

    /** Shows that somebody types. Bots cannot mark as read. */
    @Override
    public void mark(ChannelSettings settings, Mark mark) {
        var bot = TelegramSettings.of(settings);
        if (mark.typing()) {
            try {
                api.call(bot, "sendChatAction", MethodCall.recipient(mark.to()).put("action", "typing"));
            } catch (Unsendable nobody) {
                // Then there is nobody to show it to.
            }
        }
    }

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        return files.fetch(TelegramSettings.of(settings), reference, maxBytes);
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        var bot = TelegramSettings.of(settings);
        return switch (api.call(bot, "getMe", GraphJson.object())) {
            case Reply.NeverSent never -> new ConnectionTest(false, "Telegram cannot be reached: " + never.why());
            case Reply.Unanswered open -> new ConnectionTest(false, "Telegram did not answer: " + open.why());
            case Reply.Answered answer -> {
                Fields body = BotApi.body(answer);
                if (body.flag("ok")) {
                    yield new ConnectionTest(
                            true, "This is the bot @" + body.at("result").text("username", "without a name") + ".");
                }
                yield new ConnectionTest(
                        false,
                        "Telegram said: " + body.text("description", answer.excerpt()),
                        BotApi.unauthorized(answer, body));
            }
        };
    }
}
