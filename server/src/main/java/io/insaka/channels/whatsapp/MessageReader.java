package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.Times;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.Inbound;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one element of {@code messages[]} says. */
final class MessageReader {
    static final String GROUP = "group message: groups are kept apart from private conversations and not answered";

    private final Fields message;
    private final Person sender;
    private final String id;
    private final Instant sentAt;

    private MessageReader(Fields message, Person sender, String id, Instant sentAt) {
        this.message = message;
        this.sender = sender;
        this.id = id;
        this.sentAt = sentAt;
    }

    static Person sender(Fields message) {
        Person sender =
                Person.of(message.word("from"), message.word("from_user_id"), message.word("from_parent_user_id"));
        // A system message may name its subject inside only.
        return sender.isKnown() ? sender : SystemReader.before(message.at("system"));
    }

    static Inbound read(Fields message, Person sender, Instant receivedAt) {
        if (message.has("group_id")) {
            return new Inbound.Skipped(GROUP);
        }
        String id = message.word("id");
        if (id == null) {
            return new Inbound.Skipped("message without an id");
        }
        if (!sender.isKnown()) {
            return new Inbound.Skipped("message without a sender");
        }
        Instant sentAt = Times.sent(message.word("timestamp"), receivedAt);
        return new MessageReader(message, sender, id, sentAt).read();
    }

    private Inbound read() {
        return switch (ContentReader.type(message)) {
            case "reaction" -> reaction(message.at("reaction"));
            case "edit" -> edit(message.at("edit"));
            case "revoke" -> revoke(message.at("revoke"));
            case "system" -> system(message.at("system"));
            // Meta sends these without anything a person wrote.
            case "request_welcome" -> new Inbound.Skipped("request_welcome: the chat was opened, nothing was written");
            case "ephemeral" -> new Inbound.Skipped("ephemeral: a vanishing message, which Meta does not hand over");
            default -> received(ContentReader.read(message));
        };
    }

    private Inbound reaction(Fields reaction) {
        String target = reaction.word("message_id");
        return target == null
                ? unsupported("reaction", "does not say to which message")
                : new Inbound.Reacted(sender.party(), id, sentAt, target, ContentReader.emoji(reaction));
    }

    private Inbound edit(Fields edit) {
        String target = edit.word("original_message_id");
        return target == null
                ? unsupported("edit", "does not say of which message")
                : new Inbound.Edited(sender.party(), id, sentAt, target, ContentReader.read(edit.at("message")));
    }

    private Inbound revoke(Fields revoke) {
        String target = revoke.word("original_message_id");
        return target == null
                ? unsupported("revoke", "does not say which message")
                : new Inbound.Revoked(sender.party(), id, sentAt, target);
    }

    private Inbound system(Fields system) {
        Person after = SystemReader.after(system);
        Person before = SystemReader.before(system).or(sender);
        String kind = system.text("type", "system");
        String body = system.text("body", "");
        if (!SystemReader.changesAddress(kind, before, after)) {
            return received(new Content.Notice(kind, body.isEmpty() ? kind : body));
        }
        return new Inbound.AddressChanged(before.party(), after.party(), sentAt, body.isEmpty() ? kind : body);
    }

    private Inbound unsupported(String kind, String detail) {
        return received(new Content.Unsupported(kind, detail));
    }

    private Inbound received(Content content) {
        return new Inbound.Received(sender.party(), id, sentAt, content, context());
    }

    private Context context() {
        Fields context = message.at("context");
        boolean forwarded = context.flag("forwarded") || context.flag("frequently_forwarded");
        return new Context(context.word("id"), forwarded, referral(context));
    }

    private Context.@Nullable Referral referral(Fields context) {
        Fields referral = message.at("referral");
        if (referral.isObject()) {
            return new Context.Referral(
                    referral.word("source_type"),
                    referral.word("source_id"),
                    referral.word("source_url"),
                    referral.word("headline"),
                    referral.word("body"),
                    referral.word("ctwa_clid"));
        }
        // "Message business" on a product of the catalogue.
        Fields product = context.at("referred_product");
        return product.isObject()
                ? new Context.Referral("product", product.word("product_retailer_id"), null, null, null, null)
                : null;
    }
}
