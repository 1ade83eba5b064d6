package io.insaka.bridge.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One thing that happened, as a line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Met.class, name = "met"),
    @JsonSubTypes.Type(value = Entry.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Entry.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = Entry.Told.class, name = "told"),
    @JsonSubTypes.Type(value = Entry.Taken.class, name = "taken"),
    @JsonSubTypes.Type(value = Entry.SetAside.class, name = "set-aside"),
    @JsonSubTypes.Type(value = Entry.Ordered.class, name = "ordered"),
    @JsonSubTypes.Type(value = Entry.Pressed.class, name = "pressed"),
    @JsonSubTypes.Type(value = Entry.Settled.class, name = "settled"),
    @JsonSubTypes.Type(value = Entry.Paired.class, name = "paired"),
    @JsonSubTypes.Type(value = Entry.Past.class, name = "past")
})
public sealed interface Entry {
    /** A person, or what is new about them. */
    record Met(Person person) implements Entry {}

    /** A chat is about to be opened, which takes its unread mark away. Holds until the chat is {@link Seen}. */
    record Opened(String title, int unread) implements Entry {}

    /**
     * A chat was read.
     *
     * @param from how many of the known lines stay as they are; {@code lines} come in place of the others
     * @param parcels what Insaka has to hear because of it
     * @param sent the orders that turned out to be sent
     */
    record Seen(String person, int from, List<Known> lines, List<Parcel> parcels, List<String> sent) implements Entry {}

    /** Something that Insaka has to hear. */
    record Told(Parcel parcel) implements Entry {}

    /** Insaka has taken these. */
    record Taken(List<String> parcels) implements Entry {}

    /** Insaka will never take this one; it stays in the file of refused parcels. */
    record SetAside(String parcel, String why) implements Entry {}

    /** Insaka wants something sent, and has our word for it. */
    record Ordered(Order order) implements Entry {}

    /** The send button is about to be pressed: from here on it is never pressed again for this order. */
    record Pressed(String order, Instant at) implements Entry {}

    /**
     * The order is over without having been seen as sent.
     *
     * @param doubt it may have been sent all the same: nobody tries it again under this id
     */
    record Settled(String order, boolean doubt, Parcel why) implements Entry {}

    /** Whether this installation is linked to an account. */
    record Paired(boolean paired) implements Entry {}

    /** What is left of entries that were cleared away: the orders that are over, and what people were last asked. */
    record Past(List<String> settled, List<String> doubted, Map<String, List<Order.Option>> options) implements Entry {}
}
