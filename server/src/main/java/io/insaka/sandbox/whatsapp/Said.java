package io.insaka.sandbox.whatsapp;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a customer says or does. Optional words are empty when absent. */
public sealed interface Said {
    record Text(String body) implements Said {}

    /**
     * A file the simulator keeps.
     *
     * @param kind image, video, audio, document or sticker
     */
    record Media(String kind, String mediaId, String caption, boolean voice) implements Said {}

    record Location(double latitude, double longitude, String name, String address) implements Said {}

    record ContactCard(String name, String phone) implements Said {}

    /** An empty emoji takes the reaction back. */
    record Reaction(String messageId, String emoji) implements Said {}

    record ButtonReply(String id, String title) implements Said {}

    record ListReply(String id, String title, String description) implements Said {}

    /** A quick reply under a template. */
    record TemplateButton(String payload, String text) implements Said {}

    record Order(String catalogId, String text, List<Line> lines) implements Said {
        public record Line(String productRetailerId, int quantity, double itemPrice, String currency) {}
    }

    record Edit(String messageId, String body) implements Said {}

    record Revoke(String messageId) implements Said {}

    /** Something the Cloud API does not pass on, such as a poll. */
    record Unsupported() implements Said {}

    /** The customer moves to another phone number, and so to another user id. */
    record NumberChange(String newPhone) implements Said {}

    /** Whatever else Meta may send: {@code payload} stands in the message under its type. */
    record Anything(String type, ObjectNode payload) implements Said {}
}
