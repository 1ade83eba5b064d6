package io.insaka.sandbox.whatsapp.rules;

import io.insaka.sandbox.graph.Fields;
import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Refused;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What Meta checks of a message before it says 200. Lengths and codes: Cloud API reference, 2026-11. */
public final class MessageRules {
    static final int TEXT = 4096;
    static final int CAPTION = 1024;
    static final int CALLBACK_DATA = 512;

    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Predicate<String> mediaExists;
    private final Predicate<String> messageExists;
    private final Templates templates;

    public MessageRules(Predicate<String> mediaExists, Predicate<String> messageExists, Templates templates) {
        this.mediaExists = mediaExists;
        this.messageExists = messageExists;
        this.templates = templates;
    }

    /** Refuses what Meta refuses; returns the type. */
    public String check(Fields message) {
        String individual = message.optional("recipient_type", 20);
        if (!individual.isEmpty() && !individual.equals("individual")) {
            throw new Refused(GraphError.invalid("Param recipient_type must be one of {INDIVIDUAL}"));
        }
        if (message.has("biz_opaque_callback_data")) {
            message.text("biz_opaque_callback_data", CALLBACK_DATA);
        }
        if (message.has("context")) {
            message.object("context").text("message_id", 1024);
        }
        String type = message.has("type") ? message.text("type", 100) : "text";
        content(type, message);
        return type;
    }

    private void content(String type, Fields message) {
        if (MEDIA.contains(type)) {
            media(type, message.object(type));
            return;
        }
        switch (type) {
            case "text" -> message.object("text").text("body", TEXT);
            case "location" -> location(message.object("location"));
            case "contacts" ->
                message.objects("contacts").forEach(card -> card.object("name").text("formatted_name", 1024));
            case "reaction" -> reaction(message.object("reaction"));
            case "interactive" -> InteractiveRules.check(message.object("interactive"), this::media);
            case "template" -> templates.check(message.object("template"), this::media);
            default ->
                throw new Refused(new GraphError(
                        400,
                        100,
                        "Param type must be one of {AUDIO, CONTACTS, DOCUMENT, IMAGE, INTERACTIVE, LOCATION, REACTION,"
                                + " STICKER, TEMPLATE, TEXT, VIDEO} - got \"" + type + "\".",
                        ""));
        }
    }

    private void media(String type, Fields media) {
        boolean byId = media.has("id");
        if (byId == media.has("link")) {
            throw new Refused(GraphError.missing(media.path() + " needs either id or link"));
        }
        if (byId && !mediaExists.test(media.node().path("id").asString(""))) {
            throw new Refused(GraphError.invalid(
                    "Param " + media.path() + "['id'] is not a valid whatsapp business account media attachment ID"));
        }
        if (!byId && !LINK.matcher(media.text("link", 2048)).matches()) {
            throw new Refused(GraphError.badValue(media.path() + "['link'] is not a valid URL"));
        }
        if (media.has("caption")) {
            if (type.equals("audio") || type.equals("sticker")) {
                throw new Refused(GraphError.invalid("Unexpected key \"caption\" on param \"" + media.path() + "\"."));
            }
            media.limit("caption", media.node().path("caption").asString(""), CAPTION);
        }
        if (media.has("voice")
                && !(type.equals("audio") && media.node().path("voice").isBoolean())) {
            throw new Refused(GraphError.invalid("Unexpected key \"voice\" on param \"" + media.path() + "\"."));
        }
        if (media.has("filename") && !type.equals("document")) {
            throw new Refused(GraphError.invalid("Unexpected key \"filename\" on param \"" + media.path() + "\"."));
        }
    }

    private static void location(Fields location) {
        location.number("latitude", -90, 90);
        location.number("longitude", -180, 180);
        location.optional("name", 1000);
        location.optional("address", 1000);
    }

    private void reaction(Fields reaction) {
        if (!messageExists.test(reaction.text("message_id", 1024))) {
            throw new Refused(GraphError.badValue("reaction['message_id'] is not a known message"));
        }
        if (!reaction.has("emoji")) {
            throw new Refused(GraphError.missing("reaction['emoji'] is required"));
        }
        String emoji = reaction.node().path("emoji").asString("");
        if (emoji.length() > 40 || emoji.chars().anyMatch(c -> c < 128 && Character.isLetter(c))) {
            throw new Refused(GraphError.badValue("reaction['emoji'] is not an emoji"));
        }
    }
}
