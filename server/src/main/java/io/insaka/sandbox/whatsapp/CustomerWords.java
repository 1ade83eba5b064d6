package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.graph.Json;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** What a customer says, as it stands in the webhook. */
final class CustomerWords {
    private final MediaApi media;

    CustomerWords(MediaApi media) {
        this.media = media;
    }

    /** The sender's entry in {@code contacts}. */
    static ObjectNode contact(Customer customer) {
        ObjectNode contact = Json.object();
        contact.putObject("profile").put("name", customer.name());
        Json.putUnlessEmpty(contact, "wa_id", customer.phone());
        return contact.put("user_id", customer.userId());
    }

    /** One entry of {@code messages}; {@code replyTo} is empty for none. */
    ObjectNode message(Registration number, Customer customer, Said said, String replyTo, String id, Instant at) {
        ObjectNode message = Json.object();
        if (!replyTo.isEmpty()) {
            message.putObject("context").put("from", number.displayNumber()).put("id", replyTo);
        }
        Json.putUnlessEmpty(message, "from", customer.phone());
        message.put("from_user_id", customer.userId());
        message.put("id", id);
        message.put("timestamp", String.valueOf(at.getEpochSecond()));
        fill(message, number, customer, said);
        return message;
    }

    private void fill(ObjectNode message, Registration number, Customer customer, Said said) {
        switch (said) {
            case Said.Text text -> of(message, "text").put("body", text.body());
            case Said.Media file ->
                message.put("type", file.kind()).set(file.kind(), media.payload(number.phoneNumberId(), file));
            case Said.Location place -> location(of(message, "location"), place);
            case Said.ContactCard card -> card(message, card);
            case Said.Reaction reaction -> {
                ObjectNode payload = of(message, "reaction").put("message_id", reaction.messageId());
                Json.putUnlessEmpty(payload, "emoji", reaction.emoji());
            }
            case Said.ButtonReply reply ->
                of(message, "interactive")
                        .put("type", "button_reply")
                        .putObject("button_reply")
                        .put("id", reply.id())
                        .put("title", reply.title());
            case Said.ListReply reply -> {
                ObjectNode payload = of(message, "interactive")
                        .put("type", "list_reply")
                        .putObject("list_reply")
                        .put("id", reply.id())
                        .put("title", reply.title());
                Json.putUnlessEmpty(payload, "description", reply.description());
            }
            case Said.TemplateButton button ->
                of(message, "button").put("payload", button.payload()).put("text", button.text());
            case Said.Order order -> order(of(message, "order"), order);
            case Said.Edit edit -> {
                ObjectNode payload = of(message, "edit").put("original_message_id", edit.messageId());
                payload.putObject("message")
                        .put("type", "text")
                        .putObject("text")
                        .put("body", edit.body());
            }
            case Said.Revoke revoke -> of(message, "revoke").put("original_message_id", revoke.messageId());
            case Said.Unsupported() -> unsupported(message);
            case Said.NumberChange change -> numberChange(of(message, "system"), customer, change);
            case Said.Anything anything ->
                message.put("type", anything.type()).set(anything.type(), anything.payload());
        }
    }

    private static ObjectNode of(ObjectNode message, String type) {
        return message.put("type", type).putObject(type);
    }

    private static void location(ObjectNode payload, Said.Location place) {
        payload.put("latitude", place.latitude()).put("longitude", place.longitude());
        Json.putUnlessEmpty(payload, "name", place.name());
        Json.putUnlessEmpty(payload, "address", place.address());
    }

    private static void card(ObjectNode message, Said.ContactCard card) {
        ObjectNode payload =
                message.put("type", "contacts").putArray("contacts").addObject();
        payload.putObject("name").put("formatted_name", card.name()).put("first_name", card.name());
        payload.putArray("phones").addObject().put("phone", "+" + card.phone()).put("wa_id", card.phone());
    }

    private static void order(ObjectNode payload, Said.Order order) {
        payload.put("catalog_id", order.catalogId()).put("text", order.text());
        var items = payload.putArray("product_items");
        order.lines()
                .forEach(line -> items.addObject()
                        .put("product_retailer_id", line.productRetailerId())
                        .put("quantity", line.quantity())
                        .put("item_price", line.itemPrice())
                        .put("currency", line.currency()));
    }

    private static void unsupported(ObjectNode message) {
        message.put("type", "unsupported");
        ObjectNode error = message.putArray("errors").addObject();
        error.put("code", 131051)
                .put("title", "Message type unknown")
                .put("message", "Message type unknown")
                .putObject("error_data")
                .put("details", "Message type is currently not supported.");
        message.putObject("unsupported").put("type", "poll_creation");
    }

    private static void numberChange(ObjectNode payload, Customer customer, Said.NumberChange change) {
        payload.put(
                "body", "User " + customer.name() + " changed from " + customer.phone() + " to " + change.newPhone());
        payload.put("wa_id", change.newPhone())
                .put("user_id", Customer.userIdOf(change.newPhone()))
                .put("type", "user_changed_number");
    }
}
