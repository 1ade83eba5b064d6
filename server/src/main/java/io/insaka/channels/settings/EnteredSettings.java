package io.insaka.channels.settings;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.InvalidSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of an account as somebody entered them, being checked one by one. */
public final class EnteredSettings {
    private static final Pattern PACE = Pattern.compile("[1-9][0-9]{0,4}|100000");
    private static final int LONGEST = 4_000;

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> errors = new HashMap<>();

    /** @param whose what they are settings of, for the message about one that is not */
    public EnteredSettings(Map<String, String> given, Set<String> names, String whose) {
        given.forEach((name, value) -> {
            if (!names.contains(name) && !name.equals(Capabilities.MESSAGES_PER_SECOND)) {
                errors.put(name, "is not a setting of " + whose);
            } else if (value.length() > LONGEST) {
                errors.put(name, "is too long");
            } else if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        optional(Capabilities.MESSAGES_PER_SECOND, PACE, "must be a whole number from 1 to 100000");
    }

    public EnteredSettings required(String name, Pattern form, String wrong) {
        if (values.get(name) == null) {
            errors.putIfAbsent(name, "is missing");
        }
        return optional(name, form, wrong);
    }

    public EnteredSettings optional(String name, Pattern form, String wrong) {
        String value = values.get(name);
        if (value != null && !form.matcher(value).matches()) {
            errors.put(name, wrong);
        }
        return this;
    }

    /** An address that paths are added to. */
    public EnteredSettings server(String name) {
        String base = values.get(name);
        if (base != null && !isServer(base)) {
            errors.put(name, "must be an http or https address without query");
        }
        values.computeIfPresent(name, (same, url) -> url.replaceAll("/+$", ""));
        return this;
    }

    public @Nullable String find(String name) {
        return values.get(name);
    }

    public EnteredSettings put(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** @throws InvalidSettings with a message per wrong field */
    public ChannelSettings checked() {
        if (!errors.isEmpty()) {
            throw new InvalidSettings(errors);
        }
        return new ChannelSettings(values);
    }

    private static boolean isServer(String text) {
        try {
            var address = new URI(text);
            return ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }
}
