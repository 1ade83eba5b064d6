package io.insaka.channels.meta;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of {@code POST /{page}/messages}. */
final class MessageBody {
    private static final Set<String> TEMPLATES = Set.of("generic", "button", "media", "receipt", "coupon");

    private MessageBody() {}

    /** A file Meta has, ready to be sent by its id. */
    record Uploaded(String id, String type) {}

    static ObjectNode of(Platform platform, Outgoing message, @Nullable Uploaded file) throws Unsendable {
        ObjectNode body = GraphJson.object();
        body.putObject("recipient").put("id", recipient(platform, message.to()));
        if (message.content() instanceof Content.Reaction reaction) {
            return reaction(platform, body, reaction);
        }
        // Only what a person writes may go out after a day, and has to say so.
        body.put("messaging_type", message.late() ? "MESSAGE_TAG" : "RESPONSE");
        if (message.late()) {
            body.put("tag", "HUMAN_AGENT");
        }
        ObjectNode inner = body.putObject("message");
        content(platform, inner, message.content(), file);
        if (platform.bringsMetadataBack()) {
            inner.put("metadata", EventReader.OURS + message.correlation());
        }
        return body;
    }

    static String recipient(Platform platform, List<Address> to) throws Unsendable {
        return to.stream()
                .filter(address -> address.kind().equals(platform.addressKind()))
                .map(Address::value)
                .findFirst()
                .orElseThrow(() -> new Unsendable(
                        "no-address", "the contact never wrote on " + platform.label() + " to this page"));
    }

    private static void content(Platform platform, ObjectNode message, Content content, @Nullable Uploaded file)
            throws Unsendable {
        switch (content) {
            case Content.Text text -> text(platform, message, text.text());
            case Content.Media media -> media(message, media, file);
            case Content.Choices choices -> ChoicesBody.put(platform, message, choices);
            case Content.Template template -> template(message, template);
            case Content.Location place -> text(platform, message, words(place));
            case Content.Contacts contacts -> text(platform, message, words(contacts));
            case Content.Reaction ignored -> throw inboundOnly();
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

    private static ObjectNode reaction(Platform platform, ObjectNode body, Content.Reaction reaction)
            throws Unsendable {
        String emoji = reaction.emoji();
        if (emoji != null
                && !platform.reactions().isEmpty()
                && !platform.reactions().contains(emoji)) {
            throw new Unsendable("reaction", platform.label() + " takes a heart only");
        }
        ObjectNode payload = body.put("sender_action", emoji == null ? "unreact" : "react")
                .putObject("payload")
                .put("message_id", reaction.targetProviderId());
        if (emoji != null) {
            payload.put("reaction", platform.reactions().isEmpty() ? emoji : "love");
        }
        return body;
    }

    static void text(Platform platform, ObjectNode message, String text) throws Unsendable {
        if (text.isBlank()) {
            throw new Unsendable("text-empty", "the text is empty");
        }
        String clean = Fields.clean(text);
        if (platform.textUnit().length(clean) > platform.maxText()) {
            throw new Unsendable(
                    "text-too-long",
                    "the text has more than " + platform.maxText() + " "
                            + platform.textUnit().name().toLowerCase(java.util.Locale.ROOT));
        }
        message.put("text", clean);
    }

    private static void media(ObjectNode message, Content.Media media, @Nullable Uploaded file) throws Unsendable {
        if (media.caption() != null && !media.caption().isBlank()) {
            throw new Unsendable("caption-not-allowed", "files have no caption here: the words go on their own");
        }
        ObjectNode attachment = message.putObject("attachment");
        if (file != null) {
            attachment.put("type", file.type()).putObject("payload").put("attachment_id", file.id());
            return;
        }
        String url = media.reference() == null ? null : media.reference().url();
        if (url == null) {
            throw new Unsendable("file-missing", "there is no file to send");
        }
        String type =
                switch (media.kind()) {
                    case IMAGE, STICKER -> "image";
                    case VIDEO -> "video";
                    case AUDIO -> "audio";
                    case DOCUMENT -> "file";
                };
        attachment.put("type", type).putObject("payload").put("url", url).put("is_reusable", false);
    }

    /** Meta's templates have no names of ours: the name is the type, the components its payload. */
    private static void template(ObjectNode message, Content.Template template) throws Unsendable {
        if (!TEMPLATES.contains(template.name()) || template.components().isEmpty()) {
            throw new Unsendable("template-unknown", "there is no template of this name, or nothing in it");
        }
        ObjectNode payload =
                message.putObject("attachment").put("type", "template").putObject("payload");
        payload.put("template_type", template.name());
        List<Map<String, Object>> components = template.components();
        if (template.name().equals("button")) {
            payload.put("text", template.preview() == null ? "" : template.preview());
            payload.set("buttons", GraphJson.tree(components));
        } else if (template.name().equals("generic") || template.name().equals("media")) {
            payload.set("elements", GraphJson.tree(components));
        } else {
            payload.setAll((ObjectNode) GraphJson.tree(components.getFirst()));
            payload.put("template_type", template.name());
        }
    }

    /** No pins here: a link that every phone opens in its map. */
    private static String words(Content.Location place) {
        return Stream.of(
                        place.name(),
                        place.address(),
                        "https://www.google.com/maps?q=" + place.latitude() + "," + place.longitude())
                .filter(line -> line != null && !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String words(Content.Contacts contacts) {
        return contacts.cards().stream()
                .map(card -> Stream.of(
                                Stream.of(card.name()),
                                Stream.ofNullable(card.organisation()),
                                card.phones().stream(),
                                card.emails().stream())
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }
}
