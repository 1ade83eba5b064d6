package io.insaka.channels.spi;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a kind of channel, as a form asks for it. What is acceptable says {@link Channel#check}, not the field.
 *
 * @param name the key in {@link ChannelSettings}
 * @param help what it is, in a sentence
 * @param where where in the provider's console it is found; null when it is not from there
 * @param example how a value looks; null when there is nothing to show
 * @param advanced for the few who need it: out of sight at first
 */
public record SettingField(
        String name,
        String label,
        Type type,
        boolean required,
        String help,
        @Nullable String where,
        @Nullable String example,
        boolean advanced) {
    /** What is entered, and whether it may be shown again. */
    public enum Type {
        TEXT,
        /** Goes in and never comes out. */
        SECRET,
        /** A word we make up and the provider is told: it may be looked up again by whoever manages channels. */
        TOKEN,
        /** As a token, for providers that sign nothing: it stands in the address they call, as {@code ?secret=}. */
        KEY,
        URL,
        NUMBER,
        /** Several values, one on a line. */
        LIST,
        /** How a chat looks, as JSON: a form of its own, with a picture of the chat beside it. */
        LOOK;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static SettingField required(String name, String label, Type type, String help) {
        return new SettingField(name, label, type, true, help, null, null, false);
    }

    public static SettingField optional(String name, String label, Type type, String help) {
        return new SettingField(name, label, type, false, help, null, null, false);
    }

    /** A setting that most people never touch. */
    public static SettingField advanced(String name, String label, Type type, String help) {
        return new SettingField(name, label, type, false, help, null, null, true);
    }

    public SettingField foundAt(String place) {
        return new SettingField(name, label, type, required, help, place, example, advanced);
    }

    public SettingField like(String value) {
        return new SettingField(name, label, type, required, help, where, value, advanced);
    }
}
