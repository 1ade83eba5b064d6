package io.insaka.channels.telegram;

import io.insaka.channels.form.PhoneNumbers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Times;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one update says. */
final class UpdateReader {
    static final String USER = "telegram_user";
    static final String BUSINESS = "telegram_business";
    static final String USERNAME = "telegram_username";

    private final Update update;
    private final Fields what;

    private UpdateReader(Update update) {
        this.update = update;
        this.what = update.what();
    }

    static Inbound read(byte[] bytes) {
        ObjectNode root = GraphJson.parseObject(bytes);
        return root == null
                ? new Inbound.Skipped("it is not an update")
                : new UpdateReader(Update.of(new Fields(root))).read();
    }

    private Inbound read() {
        String type = update.type();
        if (type.equals(Update.DELETED)) {
            return deleted();
        }
        if (type.equals(Update.STANDING)) {
            return standing();
        }
        boolean known = Update.MESSAGES.contains(type)
                || Update.EDITS.contains(type)
                || type.equals(Update.CALLBACK)
                || type.equals(Update.REACTION);
        if (!known) {
            return new Inbound.Skipped(reasonFor(type));
        }
        if (!update.isPrivate()) {
            return new Inbound.Skipped("written in a group: only private chats are answered");
        }
        String id = update.providerId();
        if (id == null || update.customer() == null) {
            return new Inbound.Skipped("it does not say who wrote it, or its number");
        }
        return said(type, id);
    }

    private Inbound said(String type, String id) {
        boolean ours = what.at("from").flag("is_bot");
        boolean owner = update.connection() != null
                && update.writer() != null
                && !update.writer().equals(update.customer());
        if (Update.EDITS.contains(type)) {
            return ours || owner ? new Inbound.Skipped("a change of a message of ours") : edited(id);
        }
        if (type.equals(Update.CALLBACK)) {
            return new Inbound.Received(party(), id, update.arrived(), chosen(), replyTo(what.at("message")));
        }
        if (type.equals(Update.REACTION)) {
            return new Inbound.Reacted(party(), id, time("date"), update.target(word("message_id")), emoji());
        }
        String service = MessageReader.service(what);
        if (service != null) {
            return new Inbound.Skipped("a service message (" + service + "): nothing was written");
        }
        if (owner) {
            return new Inbound.Echoed(party(), id, time("date"), content());
        }
        if (ours) {
            return new Inbound.Skipped("written by a bot");
        }
        Fields answered = what.at("reply_to_message");
        String target = replyTo(answered).replyTo();
        Content content = content();
        var context = new Context(target, forwarded(), story());
        return new Inbound.Received(
                party(),
                id,
                time("date"),
                content,
                content instanceof Content.Media ? context.within(album()) : context);
    }

    private Inbound edited(String id) {
        Context.Album album = album();
        return new Inbound.Edited(
                party(),
                id,
                time("edit_date"),
                update.target(word("message_id")),
                content(),
                album == null ? 0 : album.place());
    }

    private static String reasonFor(String type) {
        return switch (type) {
            case "channel_post", "edited_channel_post" -> "a post in a channel: only private chats are answered";
            case "poll", "poll_answer" -> "a vote in a poll: nothing was written";
            case "business_connection" -> "a business account was connected or disconnected";
            case "chat_member", "chat_join_request" -> "who is in a group changed";
            default -> "unsupported: " + type.substring(0, Math.min(type.length(), 60));
        };
    }

    /** A customer who blocks the bot ends its membership of their chat. */
    private Inbound standing() {
        String now = what.at("new_chat_member").text("status", "");
        boolean person = update.isPrivate() && update.customer() != null;
        if (!person || !(now.equals("kicked") || now.equals("member"))) {
            return new Inbound.Skipped("the bot's standing in a chat changed");
        }
        return new Inbound.Blocked(party(), time("date"), now.equals("kicked"));
    }

    /** Each picture of an album is an update of its own, with a number of its own. */
    private Context.@Nullable Album album() {
        String group = what.word("media_group_id");
        double place = what.number("message_id");
        return group == null || !(place >= 1 && place < Long.MAX_VALUE)
                ? null
                : new Context.Album(update.target("album-" + group), (long) place, 0);
    }

    private Context.@Nullable Referral story() {
        Fields story = what.at("reply_to_story");
        return story.isObject() ? new Context.Referral("story", story.word("id"), null, null, null, null) : null;
    }

    private boolean forwarded() {
        return what.has("forward_origin") || what.has("forward_date");
    }

    private Content content() {
        return MessageReader.read(what);
    }

    private String word(String name) {
        String word = what.word(name);
        return word == null ? "" : word;
    }

    private Instant time(String name) {
        return Times.sent(what.word(name), update.arrived());
    }

    private Context replyTo(Fields message) {
        String id = message.word("message_id");
        return new Context(id == null ? null : update.target(id), false, null);
    }

    private Party party() {
        String customer = String.valueOf(update.customer());
        Fields person = update.connection() != null
                ? update.chat()
                : what.at(update.type().equals(Update.REACTION) ? "user" : "from");
        List<Address> addresses = new ArrayList<>();
        String connection = update.connection();
        addresses.add(
                connection == null
                        ? new Address(USER, customer, true)
                        : new Address(BUSINESS, connection + "|" + customer, true));
        String username = person.word("username");
        if (username != null) {
            addresses.add(new Address(USERNAME, username, false));
        }
        Fields card = what.at("contact");
        String phone = PhoneNumbers.digits(card.text("phone_number", ""));
        // Telegram itself names whose number a card has: their own is proven.
        if (phone != null && !forwarded() && customer.equals(card.word("user_id"))) {
            addresses.add(new Address(Address.PHONE, phone, true));
        }
        String name = (person.text("first_name", "") + " " + person.text("last_name", "")).strip();
        return new Party(addresses, name.isEmpty() ? null : name);
    }

    /** A tap brings our data back, and the message with its buttons says what stood on the one that was tapped. */
    private Content chosen() {
        String data = what.word("data");
        if (data == null) {
            return new Content.Unsupported("callback_query", "");
        }
        JsonNode rows = what.at("message").at("reply_markup").node().path("inline_keyboard");
        for (JsonNode row : rows) {
            for (JsonNode button : row) {
                var fields = new Fields(button);
                String title = fields.word("text");
                if (title != null && data.equals(fields.word("callback_data"))) {
                    return new Content.Chosen("button", data, title, null);
                }
            }
        }
        return new Content.Chosen("button", data, data, null);
    }

    /** The newest; null when all were taken back. */
    private @Nullable String emoji() {
        List<Fields> reactions = what.each("new_reaction");
        if (reactions.isEmpty()) {
            return null;
        }
        String emoji = reactions.getLast().word("emoji");
        return emoji == null ? "\u2B50" : emoji.substring(0, Math.min(emoji.length(), 40));
    }

    private Inbound deleted() {
        JsonNode id = what.node().path("message_ids").path(0);
        String message = id.isNumber() || id.isString() ? Fields.clean(id.asString()) : "";
        return message.isBlank() || update.customer() == null
                ? new Inbound.Skipped("a deletion that does not say of what")
                : new Inbound.Revoked(
                        party(), update.target(message) + "/deleted", update.arrived(), update.target(message));
    }
}
