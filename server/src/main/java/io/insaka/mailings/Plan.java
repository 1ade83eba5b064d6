package io.insaka.mailings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom, and what. Printing one shows neither. */
record Plan(Audience audience, Letter letter) {
    /** Whom a teammate chose; fixed once, before anything is sent. The names are stored. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Audience.Chosen.class, name = "chosen"),
        @JsonSubTypes.Type(value = Audience.Found.class, name = "found"),
        @JsonSubTypes.Type(value = Audience.Segment.class, name = "segment")
    })
    sealed interface Audience {
        /** One by one. */
        record Chosen(List<UUID> contacts) implements Audience {
            public Chosen {
                contacts = List.copyOf(contacts);
            }
        }

        /** Everybody whom a search finds, and with no words everybody there is. */
        record Found(@Nullable String query) implements Audience {}

        /**
         * Everybody in a segment when it is gathered.
         *
         * @param name as it was called when the mailing was composed
         */
        record Segment(UUID segment, String name) implements Audience {}
    }

    /**
     * What is said, with placeholders.
     *
     * @param subject what it is about, on channels that have such a line
     * @param text null where there is a template
     * @param wayOut whether the text ends with how to get no more of it, on channels that do not show that by themselves
     */
    record Letter(
            @Nullable String subject,
            @Nullable String text,
            @Nullable Template template,
            boolean wayOut) {}

    /** @param components as the provider wants them; placeholders in their texts are filled */
    record Template(String name, String language, List<Map<String, Object>> components) {}

    @Override
    public String toString() {
        return "Plan[]";
    }
}
