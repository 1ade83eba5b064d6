package io.insaka.channels.gateway;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One message as a gateway is given it, by callback or in an answer. */
final class CallbackBody {
    static final int LONGEST_TEXT = 4_096;
    static final int LONGEST_CAPTION = 1_024;
    static final int MOST_BUTTONS = 10;
    /** As base64 it stays below the five megabytes that workflow builders take. */
    private static final long MOST_BYTES = 3_500_000;

    private CallbackBody() {}

    static String recipient(List<Address> to) throws Unsendable {
        return to.stream()
                .filter(address -> address.kind().equals(Person.ADDRESS))
                .map(Address::value)
                .findFirst()
                .orElseThrow(() -> new Unsendable("no-address", "the contact never wrote through a gateway"));
    }

    static ObjectNode of(Outgoing message) throws Unsendable {
        Person person = Person.ofAddress(recipient(message.to()));
        ObjectNode body = GraphJson.object().put("id", message.correlation());
        ObjectNode to = body.putObject("to").put("id", person.id());
        if (!person.label().isEmpty()) {
            to.put("channel", person.label());
        }
        if (message.replyTo() != null) {
            body.put("replyTo", message.replyTo());
        }
        switch (message.content()) {
            case Content.Text text -> text(body, "text", text.text());
            case Content.Choices choices -> choices(body, choices);
            case Content.Media media -> media(body, media, message.file());
            case Content.Location place -> location(body, place);
            case Content.Contacts contacts -> contacts(body, contacts);
            case Content.Reaction reaction ->
                body.put("type", "reaction")
                        .putObject("reaction")
                        .put("messageId", reaction.targetProviderId())
                        .put("emoji", reaction.emoji());
            case Content.Template ignored ->
                throw new Unsendable("template-unknown", "a gateway has no approved templates");
            case Content.Chosen ignored -> throw inboundOnly();
            case Content.Form ignored -> throw inboundOnly();
            case Content.Order ignored -> throw inboundOnly();
            case Content.Notice ignored -> throw inboundOnly();
            case Content.Unsupported ignored -> throw inboundOnly();
        }
        return body;
    }

    private static Unsendable inboundOnly() {
        return new Unsendable("not-sendable", "only a contact can send such a message");
    }

    private static ObjectNode text(ObjectNode body, String type, String text) throws Unsendable {
        if (text.isBlank()) {
            throw new Unsendable("text-empty", "the text is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new Unsendable("text-too-long", "the text has more than " + LONGEST_TEXT + " characters");
        }
        return body.put("type", type).put("text", Fields.clean(text));
    }

    private static void choices(ObjectNode body, Content.Choices choices) throws Unsendable {
        text(body, "choices", choices.text());
        ArrayNode buttons = body.putArray("buttons");
        for (Content.Option option : choices.options()) {
            ObjectNode button = buttons.addObject().put("id", option.id()).put("title", option.title());
            if (option.description() != null) {
                button.put("description", option.description());
            }
        }
    }

    private static void media(ObjectNode body, Content.Media media, Outgoing.@Nullable File file) throws Unsendable {
        ObjectNode part = body.put("type", "media")
                .putObject("media")
                .put("type", media.kind().name().toLowerCase(Locale.ROOT));
        String caption = media.caption();
        if (caption != null && caption.length() > LONGEST_CAPTION) {
            throw new Unsendable("caption-too-long", "the caption has more than " + LONGEST_CAPTION + " characters");
        }
        if (caption != null && !caption.isBlank()) {
            part.put("caption", Fields.clean(caption));
            body.put("text", Fields.clean(caption));
        }
        if (file == null) {
            String url = media.reference() == null ? null : media.reference().url();
            part.put("url", orMissing(url));
            return;
        }
        if (file.size() > MOST_BYTES) {
            throw new Unsendable("file-too-large", "a gateway is given files of at most " + MOST_BYTES + " bytes");
        }
        try (InputStream bytes = file.open().get()) {
            part.put("contentType", file.contentType())
                    .put("fileName", file.fileName())
                    .put("base64", Base64.getEncoder().encodeToString(bytes.readAllBytes()));
        } catch (IOException unreadable) {
            throw new Unsendable("file-unreadable", "the file cannot be read");
        }
    }

    private static String orMissing(@Nullable String url) throws Unsendable {
        if (url == null) {
            throw new Unsendable("file-missing", "there is no file to send");
        }
        return url;
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

    private static void contacts(ObjectNode body, Content.Contacts contacts) {
        ArrayNode cards = body.put("type", "contacts").putArray("contacts");
        for (Content.Card card : contacts.cards()) {
            ObjectNode part = cards.addObject().put("name", card.name());
            card.phones().forEach(part.putArray("phones")::add);
            card.emails().forEach(part.putArray("emails")::add);
            part.put("organisation", Objects.requireNonNullElse(card.organisation(), ""));
        }
    }
}
