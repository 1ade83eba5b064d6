package io.insaka.channels.telegram;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Times;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Registration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Tells Telegram where to deliver, and asks it. */
final class WebhookCalls {
    /** Everything that is read or kept; some of it Telegram sends to nobody who did not ask. */
    private static final List<String> UPDATES = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "business_connection",
            "business_message",
            "edited_business_message",
            "deleted_business_messages",
            "message_reaction",
            "callback_query",
            "poll_answer",
            "my_chat_member");

    private final BotApi api;

    WebhookCalls(BotApi api) {
        this.api = api;
    }

    Registration set(TelegramSettings bot, String url) {
        ObjectNode parameters = GraphJson.object().put("url", url).put("secret_token", bot.secret());
        UPDATES.forEach(parameters.putArray("allowed_updates")::add);
        return done(bot, api.call(bot, "setWebhook", parameters));
    }

    Registration remove(TelegramSettings bot) {
        return done(bot, api.call(bot, "deleteWebhook", GraphJson.object().put("drop_pending_updates", false)));
    }

    private Registration done(TelegramSettings bot, Reply reply) {
        return reply instanceof Reply.Answered answer && BotApi.body(answer).flag("ok") ? look(bot) : refused(reply);
    }

    Registration look(TelegramSettings bot) {
        Reply reply = api.call(bot, "getWebhookInfo", GraphJson.object());
        if (!(reply instanceof Reply.Answered answer) || !BotApi.body(answer).flag("ok")) {
            return refused(reply);
        }
        Fields told = BotApi.body(answer).at("result");
        double pending = told.number("pending_update_count");
        String trouble = told.word("last_error_message");
        return new Registration.Known(
                told.text("url", ""),
                Double.isNaN(pending) ? 0 : (long) pending,
                trouble == null
                        ? null
                        : new Registration.Failure(
                                trouble, Times.seconds(told.word("last_error_date"), Instant.EPOCH)));
    }

    private static Registration refused(Reply reply) {
        return switch (reply) {
            case Reply.NeverSent never -> new Registration.Refused("Telegram cannot be reached: " + never.why(), false);
            case Reply.Unanswered open -> new Registration.Refused("Telegram did not answer: " + open.why(), false);
            case Reply.Answered answer -> {
                Fields body = BotApi.body(answer);
                yield new Registration.Refused(
                        "Telegram said: " + body.text("description", answer.excerpt()),
                        BotApi.unauthorized(answer, body));
            }
        };
    }
}
