package io.insaka.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insaka.sandbox.whatsapp.Said;
import io.insaka.sandbox.whatsapp.ThreadMessage;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody with the phone in hand wants to say; which fields count depends on the type. */
record PhoneMessage(
        @Nullable String type,
        @Nullable String text,
        @Nullable String mediaId,
        @Nullable String caption,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String name,
        @Nullable String messageId,
        @Nullable String emoji,
        @Nullable String id,
        @Nullable String title,
        @Nullable String profileName,
        @Nullable @JsonProperty("voice") Boolean voice) {
    private static final int LONGEST_TEXT = 65_536;

    /**
     * @param thread what the phone shows
     * @param hand makes an uploaded file one of the number's; the id may be another one then
     */
    Said said(List<ThreadMessage> thread, UnaryOperator<String> hand) {
        return switch (type == null ? "" : type) {
            case "text" -> new Said.Text(required("text", text));
            case "image", "video", "audio", "document", "sticker" ->
                new Said.Media(
                        String.valueOf(type),
                        hand.apply(required("mediaId", mediaId)),
                        optional(caption),
                        !Boolean.FALSE.equals(voice));
            case "location" ->
                new Said.Location(
                        coordinate("latitude", latitude, 90),
                        coordinate("longitude", longitude, 180),
                        optional(name),
                        optional(text));
            case "contacts" -> new Said.ContactCard(required("name", name), digits(optional(text)));
            case "reaction" -> new Said.Reaction(in(thread).id(), optional(emoji));
            case "button_reply" -> button(in(thread));
            case "list_reply" -> new Said.ListReply(required("id", id), required("title", title), optional(text));
            case "order" ->
                new Said.Order(
                        "sandbox-catalogue",
                        optional(text),
                        List.of(new Said.Order.Line(id == null ? "maize-meal-25kg" : id, 1, 285.5, "ZMW")));
            case "unsupported" -> new Said.Unsupported();
            case "edit" -> new Said.Edit(own(thread).id(), required("text", text));
            case "revoke" -> new Said.Revoke(own(thread).id());
            default -> throw SandboxProblem.invalid("type", "is none that a customer can send here");
        };
    }

    /** The message this one is about; empty for none, and where the message itself says which. */
    String replyTo() {
        return switch (type == null ? "" : type) {
            case "reaction", "edit", "revoke" -> "";
            default -> optional(messageId);
        };
    }

    private Said button(ThreadMessage under) {
        return under.type().equals("template")
                ? new Said.TemplateButton(required("id", id), required("title", title))
                : new Said.ButtonReply(required("id", id), required("title", title));
    }

    private ThreadMessage in(List<ThreadMessage> thread) {
        return thread.stream()
                .filter(message -> message.id().equals(messageId))
                .findFirst()
                .orElseThrow(() -> SandboxProblem.invalid("messageId", "is not a message on this phone"));
    }

    private ThreadMessage own(List<ThreadMessage> thread) {
        ThreadMessage message = in(thread);
        if (message.from() != ThreadMessage.Side.CUSTOMER) {
            throw SandboxProblem.invalid("messageId", "is not the customer's own message");
        }
        return message;
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST_TEXT) {
            throw SandboxProblem.invalid(field, value == null || value.isBlank() ? "is missing" : "is too long");
        }
        return value;
    }

    private static String optional(@Nullable String value) {
        return value == null ? "" : value.substring(0, Math.min(value.length(), LONGEST_TEXT));
    }

    private static double coordinate(String field, @Nullable Double value, double most) {
        if (value == null || !(Math.abs(value) <= most)) {
            throw SandboxProblem.invalid(field, "must lie between -" + most + " and " + most);
        }
        return value;
    }

    private static String digits(String text) {
        String digits = text.chars()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return digits.isEmpty() ? "260955000000" : digits;
    }
}
