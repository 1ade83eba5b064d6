package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.VoiceNotes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of {@code POST /{phone_number_id}/messages}. */
final class MessageBody {
    private MessageBody() {}

    /** @param file the uploaded file; null when the content has none */
    static ObjectNode of(Outgoing message, @Nullable Uploaded file) throws Unsendable {
        ObjectNode body = GraphJson.object();
        body.put("messaging_product", "whatsapp").put("recipient_type", "individual");
        address(body, message.to());
        content(body, message.content(), file);
        if (message.replyTo() != null && !(message.content() instanceof Content.Reaction)) {
            body.putObject("context").put("message_id", message.replyTo());
        }
        if (message.correlation().length() > Limits.CALLBACK_DATA) {
            throw new Unsendable("correlation-too-long", "the reference has more than " + Limits.CALLBACK_DATA);
        }
        return body.put("biz_opaque_callback_data", message.correlation());
    }

    /** With a phone number it is used, whatever else is known; the user id alone goes under its own name. */
    private static void address(ObjectNode body, List<Address> to) throws Unsendable {
        for (Address address : to) {
            if (address.kind().equals(Address.PHONE)) {
                body.put("to", address.value().replaceAll("[^0-9]", ""));
                return;
            }
        }
        for (String kind : List.of(Person.USER, Person.PARENT_USER)) {
            for (Address address : to) {
                if (address.kind().equals(kind)) {
                    body.put("recipient", address.value());
                    return;
                }
            }
        }
        throw new Unsendable("no-address", "the contact has neither a phone number nor a WhatsApp user id");
    }

    private static void content(ObjectNode body, Content content, @Nullable Uploaded file) throws Unsendable {
        switch (content) {
            case Content.Text text -> text(body, text.text());
            case Content.Media media -> media(body, media, file);
            case Content.Choices choices -> ChoicesBody.put(body, choices);
            case Content.Template template -> template(body, template);
            case Content.Reaction reaction ->
                body.put("type", "reaction")
                        .putObject("reaction")
                        .put("message_id", reaction.targetProviderId())
                        .put("emoji", reaction.emoji() == null ? "" : reaction.emoji());
            case Content.Location place -> location(body, place);
            case Content.Contacts contacts -> contacts(body, contacts);
            case Content.Chosen ignored -> throw inboundOnly();
            case Content.Form ignored -> throw inboundOnly();
            case Content.Order ignored -> throw inboundOnly();
            case Content.Notice ignored -> throw inboundOnly();
            case Content.Unsupported ignored -> throw inboundOnly();
        }
    }

    private static Unsendable inboundOnly() {
        return new Unsendable("not-sendable", "only a contact can send such a message");
    }

    static void text(ObjectNode body, String text) throws Unsendable {
        if (text.isBlank()) {
            throw new Unsendable("text-empty", "the text is empty");
        }
        if (text.length() > Limits.TEXT) {
            throw new Unsendable("text-too-long", "the text has more than " + Limits.TEXT + " characters");
        }
        ObjectNode part = body.put("type", "text").putObject("text").put("body", Fields.clean(text));
        if (text.contains("https://") || text.contains("http://")) {
            part.put("preview_url", true);
        }
    }

    private static void media(ObjectNode body, Content.Media media, @Nullable Uploaded file) throws Unsendable {
        if (file == null) {
            throw new Unsendable("file-missing", "there is no file to send");
        }
        String type = file.kind().name().toLowerCase(Locale.ROOT);
        ObjectNode part = body.put("type", type).putObject(type).put("id", file.id());
        if (media.voice() && file.kind() == MediaKind.AUDIO && VoiceNotes.OGG.equals(media.contentType())) {
            // Only Ogg with Opus is one (Meta's page on audio messages, July 2026).
            part.put("voice", true);
        }
        String caption = media.caption();
        if (caption != null && !caption.isBlank()) {
            if (caption.length() > Limits.CAPTION) {
                throw new Unsendable("caption-too-long", "the caption has more than " + Limits.CAPTION + " characters");
            }
            if (!file.takesCaption()) {
                throw new Unsendable("caption-not-allowed", "WhatsApp shows no caption with " + type);
            }
            part.put("caption", Fields.clean(caption));
        }
        if (file.name() != null) {
            part.put("filename", file.name());
        }
    }

    private static void template(ObjectNode body, Content.Template template) throws Unsendable {
        if (template.name().isBlank() || template.language().isBlank()) {
            throw new Unsendable("template-incomplete", "a template needs a name and a language");
        }
        ObjectNode part = body.put("type", "template").putObject("template").put("name", template.name());
        part.putObject("language").put("code", template.language());
        if (!template.components().isEmpty()) {
            part.set("components", GraphJson.tree(template.components()));
        }
    }

    private static void location(ObjectNode body, Content.Location place) {
        ObjectNode part = body.put("type", "location").putObject("location");
        part.put("latitude", place.latitude()).put("longitude", place.longitude());
        if (place.name() != null) {
            part.put("name", place.name());
        }
        if (place.address() != null) {
            part.put("address", place.address());
        }
    }

    private static void contacts(ObjectNode body, Content.Contacts contacts) throws Unsendable {
        if (contacts.cards().isEmpty()) {
            throw new Unsendable("contacts-empty", "there is no contact card to send");
        }
        var cards = body.put("type", "contacts").putArray("contacts");
        for (Content.Card card : contacts.cards()) {
            ObjectNode part = cards.addObject();
            // Meta demands one part of the name beside the whole.
            part.putObject("name").put("formatted_name", card.name()).put("first_name", card.name());
            if (!card.phones().isEmpty()) {
                var phones = part.putArray("phones");
                card.phones().forEach(phone -> phones.addObject().put("phone", phone));
            }
            if (!card.emails().isEmpty()) {
                var emails = part.putArray("emails");
                card.emails().forEach(email -> emails.addObject().put("email", email));
            }
            if (card.organisation() != null) {
                part.putObject("org").put("company", card.organisation());
            }
        }
    }
}
