package io.insaka.channels.telegram;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One method of the Bot API with its parameters.
 *
 * @param fileField the parameter that takes the message's file; null when there is none
 */
record MethodCall(
        String method, ObjectNode parameters, @Nullable String fileField) {
    static final int LONGEST_TEXT = 4_096;
    static final int LONGEST_CAPTION = 1_024;
    static final int MOST_BUTTONS = 100;
    private static final int LONGEST_DATA = 64;
    private static final int LONGEST_TITLE = 60;
    private static final long MEGABYTE = 1 << 20;
    private static final long MOST_BYTES = 50 * MEGABYTE;
    private static final long MOST_PHOTO_BYTES = 10 * MEGABYTE;

    static MethodCall of(Outgoing message) throws Unsendable {
        ObjectNode parameters = recipient(message.to());
        MethodCall call =
                switch (message.content()) {
                    case Content.Text text -> text(parameters, text.text());
                    case Content.Choices choices -> choices(parameters, choices);
                    case Content.Media media -> media(parameters, media, message.file());
                    case Content.Location place -> place(parameters, place);
                    case Content.Contacts contacts -> contacts(parameters, contacts);
                    case Content.Reaction reaction -> reaction(parameters, reaction);
                    case Content.Template ignored -> throw new Unsendable("template", "Telegram has no templates");
                    case Content.Chosen ignored -> throw notOurs();
                    case Content.Form ignored -> throw notOurs();
                    case Content.Order ignored -> throw notOurs();
                    case Content.Notice ignored -> throw notOurs();
                    case Content.Unsupported ignored -> throw notOurs();
                };
        Long target = message.replyTo() == null ? null : messageId(message.replyTo());
        if (target != null) {
            parameters.putObject("reply_parameters").put("message_id", target).put("allow_sending_without_reply", true);
        }
        return call;
    }

    private static Unsendable notOurs() {
        return new Unsendable("content", "only a customer can send this");
    }

    /** Who gets it, and on whose behalf: a business connection is part of the address. */
    static ObjectNode recipient(List<Address> addresses) throws Unsendable {
        for (Address address : addresses) {
            String[] parts = address.value().split("\\|", 2);
            boolean business = address.kind().equals(UpdateReader.BUSINESS) && parts.length == 2;
            if (business || address.kind().equals(UpdateReader.USER)) {
                Long chat = number(business ? parts[1] : address.value());
                if (chat != null) {
                    ObjectNode parameters = GraphJson.object().put("chat_id", chat);
                    return business ? parameters.put("business_connection_id", parts[0]) : parameters;
                }
            }
        }
        throw new Unsendable("recipient", "the contact has no Telegram address");
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException no) {
            return null;
        }
    }

    /** Of our {@code chat/message}; null for what is no message, such as a tap. */
    static @Nullable Long messageId(String providerId) {
        String[] parts = providerId.split("/");
        return parts.length < 2 || parts[0].equals("callback") ? null : number(parts[1]);
    }

    private static String checked(String text) throws Unsendable {
        String clean = Fields.clean(text);
        if (clean.isBlank()) {
            throw new Unsendable("empty", "Telegram takes no empty text");
        }
        if (clean.length() > LONGEST_TEXT) {
            throw new Unsendable("too-long", "Telegram takes at most " + LONGEST_TEXT + " characters");
        }
        return clean;
    }

    private static MethodCall text(ObjectNode parameters, String text) throws Unsendable {
        Formatting.put(parameters, "text", "entities", checked(text));
        return new MethodCall("sendMessage", parameters, null);
    }

    /**
     * Buttons below the words, one in a row. Where our data does not fit behind a button, numbered words, and a keyboard
     * that types them.
     */
    private static MethodCall choices(ObjectNode parameters, Content.Choices choices) throws Unsendable {
        List<Content.Option> options = choices.options();
        boolean tappable = !options.isEmpty()
                && options.size() <= MOST_BUTTONS
                && options.stream().allMatch(MethodCall::fits);
        boolean described = options.stream().anyMatch(option -> option.description() != null);
        MethodCall call = text(parameters, tappable && !described ? choices.text() : numbered(choices));
        if (tappable) {
            ArrayNode rows = parameters.putObject("reply_markup").putArray("inline_keyboard");
            for (Content.Option option : options) {
                rows.addArray()
                        .addObject()
                        .put("text", Fields.clean(option.title()))
                        .put("callback_data", option.id());
            }
        } else if (options.size() <= MOST_BUTTONS
                && options.stream().noneMatch(option -> option.title().isBlank())) {
            ObjectNode keyboard = parameters
                    .putObject("reply_markup")
                    .put("one_time_keyboard", true)
                    .put("resize_keyboard", true);
            ArrayNode rows = keyboard.putArray("keyboard");
            options.forEach(option -> rows.addArray().addObject().put("text", Fields.clean(option.title())));
        }
        return call;
    }

    private static boolean fits(Content.Option option) {
        int bytes = option.id().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return bytes > 0
                && bytes <= LONGEST_DATA
                && !option.title().isBlank()
                && option.title().length() <= LONGEST_TITLE;
    }

    private static String numbered(Content.Choices choices) {
        var text = new StringBuilder(choices.text().strip());
        int number = 0;
        for (Content.Option option : choices.options()) {
            number++;
            text.append(number == 1 ? "\n\n" : "\n").append(number).append(". ").append(option.title());
            if (option.description() != null && !option.description().isBlank()) {
                text.append(" – ").append(option.description());
            }
        }
        return text.toString();
    }

    private static MethodCall media(ObjectNode parameters, Content.Media media, Outgoing.@Nullable File file)
            throws Unsendable {
        if (file == null) {
            throw new Unsendable("file", "the file is missing");
        }
        String type = file.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean photo = (type.equals("image/jpeg") || type.equals("image/png")) && file.size() <= MOST_PHOTO_BYTES;
        String field = photo
                ? "photo"
                : switch (type) {
                    case "video/mp4" -> "video";
                    case "audio/ogg" -> media.voice() ? "voice" : "document";
                    // As a voice note the Bot API takes MP3 and M4A, too.
                    case "audio/mpeg", "audio/mp4", "audio/m4a", "audio/x-m4a" -> media.voice() ? "voice" : "audio";
                    default -> "document";
                };
        if (file.size() <= 0) {
            throw new Unsendable("file-empty", "the file is empty");
        }
        if (file.size() > MOST_BYTES) {
            throw new Unsendable("file-too-large", "Telegram takes files of at most " + MOST_BYTES + " bytes");
        }
        String caption = media.caption();
        if (caption != null && !caption.isBlank()) {
            if (caption.length() > LONGEST_CAPTION) {
                throw new Unsendable("caption", "Telegram takes captions of at most " + LONGEST_CAPTION);
            }
            Formatting.put(parameters, "caption", "caption_entities", Fields.clean(caption));
        }
        String method = "send" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        return new MethodCall(method, parameters, field);
    }

    private static MethodCall place(ObjectNode parameters, Content.Location place) {
        parameters.put("latitude", place.latitude()).put("longitude", place.longitude());
        if (place.name() == null || place.address() == null) {
            return new MethodCall("sendLocation", parameters, null);
        }
        parameters.put("title", Fields.clean(place.name())).put("address", Fields.clean(place.address()));
        return new MethodCall("sendVenue", parameters, null);
    }

    /** One card with a number is a card there; anything else is written out. */
    private static MethodCall contacts(ObjectNode parameters, Content.Contacts contacts) throws Unsendable {
        if (contacts.cards().size() == 1
                && !contacts.cards().getFirst().phones().isEmpty()
                && !contacts.cards().getFirst().name().isBlank()) {
            Content.Card card = contacts.cards().getFirst();
            parameters.put("phone_number", card.phones().getFirst()).put("first_name", Fields.clean(card.name()));
            return new MethodCall("sendContact", parameters, null);
        }
        var text = new StringBuilder();
        for (Content.Card card : contacts.cards()) {
            text.append(card.name());
            card.phones().forEach(phone -> text.append(' ').append(phone));
            card.emails().forEach(email -> text.append(' ').append(email));
            text.append('\n');
        }
        return text(parameters, text.toString().strip());
    }

    private static MethodCall reaction(ObjectNode parameters, Content.Reaction reaction) throws Unsendable {
        Long target = messageId(reaction.targetProviderId());
        if (target == null || parameters.has("business_connection_id")) {
            throw new Unsendable("reaction", "Telegram takes no reaction to this message");
        }
        ArrayNode reactions = parameters.put("message_id", target).putArray("reaction");
        if (reaction.emoji() != null) {
            reactions.addObject().put("type", "emoji").put("emoji", reaction.emoji());
        }
        return new MethodCall("setMessageReaction", parameters, null);
    }
}
