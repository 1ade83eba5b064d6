package io.insaka.channels.spi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message carries. Inbound and outbound share one vocabulary; the JSON form is what the database seals. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Content.Media.class, name = "media"),
    @JsonSubTypes.Type(value = Content.Location.class, name = "location"),
    @JsonSubTypes.Type(value = Content.Contacts.class, name = "contacts"),
    @JsonSubTypes.Type(value = Content.Chosen.class, name = "chosen"),
    @JsonSubTypes.Type(value = Content.Form.class, name = "form"),
    @JsonSubTypes.Type(value = Content.Order.class, name = "order"),
    @JsonSubTypes.Type(value = Content.Notice.class, name = "notice"),
    @JsonSubTypes.Type(value = Content.Unsupported.class, name = "unsupported"),
    @JsonSubTypes.Type(value = Content.Choices.class, name = "choices"),
    @JsonSubTypes.Type(value = Content.Template.class, name = "template"),
    @JsonSubTypes.Type(value = Content.Reaction.class, name = "reaction")
})
public sealed interface Content {
    /** The words in it, for previews, search and understanding; empty when there are none. */
    default String words() {
        return switch (this) {
            case Text text -> text.text();
            case Media media -> media.caption() == null ? "" : media.caption();
            case Location place -> place.name() == null ? "" : place.name();
            case Contacts cards ->
                String.join(", ", cards.cards().stream().map(Card::name).toList());
            case Chosen chosen -> chosen.title();
            case Form form -> form.body() == null ? "" : form.body();
            case Order order -> order.text() == null ? "" : order.text();
            case Notice notice -> notice.text();
            case Unsupported ignored -> "";
            case Choices choices -> choices.text();
            case Template template -> template.preview() == null ? "" : template.preview();
            case Reaction reaction -> reaction.emoji() == null ? "" : reaction.emoji();
        };
    }

    record Text(String text) implements Content {}

    /**
     * A file.
     *
     * @param reference where the provider keeps it (inbound); null for our own
     * @param mediaId our stored file as a UUID string, once there is one
     * @param contentType as the sender claims it, parameters included
     * @param voice a voice note rather than a piece of audio
     */
    record Media(
            MediaKind kind,
            @Nullable MediaReference reference,
            @Nullable String mediaId,
            @Nullable String contentType,
            @Nullable String fileName,
            @Nullable String caption,
            boolean voice)
            implements Content {}

    record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address,
            @Nullable String url) implements Content {}

    record Contacts(List<Card> cards) implements Content {}

    /** One contact card, reduced to what people use. */
    record Card(
            String name,
            List<String> phones,
            List<String> emails,
            @Nullable String organisation) {}

    /**
     * The contact tapped a button or a row.
     *
     * @param id what we gave the option, or the payload of a template's button
     * @param kind {@code button}, {@code list} or {@code template}
     */
    record Chosen(
            String kind, String id, String title, @Nullable String description) implements Content {}

    /** A filled-in form (a WhatsApp flow); {@code response} is JSON text exactly as it came. */
    record Form(String name, @Nullable String body, String response) implements Content {}

    record Order(String catalogId, @Nullable String text, List<Item> items) implements Content {}

    /** One line of an order; the price is the provider's decimal as text. */
    record Item(String productRetailerId, int quantity, String itemPrice, String currency) {}

    /** Something the provider reports inside a thread (number changed…); {@code kind} is its word for it. */
    record Notice(String kind, String text) implements Content {}

    /** A kind we cannot show; kept, and shown as such. */
    record Unsupported(String kind, String detail) implements Content {}

    /**
     * A question with options to tap; channels without such a thing number the options.
     *
     * @param button the word on the list's opener; null for plain buttons
     */
    record Choices(String text, @Nullable String button, List<Option> options) implements Content {}

    /** One option; ids come back in {@link Chosen#id}. */
    record Option(String id, String title, @Nullable String description) {}

    /**
     * A template approved by the provider.
     *
     * @param components as the provider wants them (header, body, buttons with parameters)
     * @param preview how it reads, as far as known here
     */
    record Template(
            String name,
            String language,
            List<Map<String, Object>> components,
            @Nullable String preview) implements Content {}

    /** Our own reaction to a contact's message; {@code emoji} null takes it back. */
    record Reaction(String targetProviderId, @Nullable String emoji) implements Content {}
}
