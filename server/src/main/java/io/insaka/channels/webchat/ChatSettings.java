package io.insaka.channels.webchat;

import io.insaka.channels.spi.Browsers;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.InvalidSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of one chat. None has to be given; the key that signs visitors' tokens is made here. */
public final class ChatSettings {
    static final String ALLOWED_ORIGINS = "allowedOrigins";
    static final String BRANDING = "branding";
    static final String IDENTITY_SECRET = "identitySecret";
    /** Never shown; giving an empty one makes a new one, and every visitor a new visitor. */
    static final String TOKEN_KEY = "tokenKey";

    private static final Set<String> NAMES =
            Set.of(ALLOWED_ORIGINS, BRANDING, IDENTITY_SECRET, TOKEN_KEY, Capabilities.MESSAGES_PER_SECOND);
    private static final Pattern ORIGIN =
            Pattern.compile("https?://(\\*\\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43,100}");
    private static final Pattern PACE = Pattern.compile("[1-9][0-9]{0,4}|100000");
    private static final int KEY_BYTES = 32;
    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST_SECRET = 1_000;
    private static final int MOST_ORIGINS = 100;
    private static final SecureRandom random = new SecureRandom();

    private ChatSettings() {}

    public static Branding branding(ChannelSettings settings) {
        return Branding.of(settings.find(BRANDING));
    }

    /** The web pages that may show this chat. */
    public static Browsers browsers(ChannelSettings settings) {
        String origins = settings.find(ALLOWED_ORIGINS);
        return new Browsers(origins == null ? List.of() : Arrays.asList(origins.split("\n")));
    }

    static byte[] tokenKey(ChannelSettings settings) {
        return Signed.DECODER.decode(settings.require(TOKEN_KEY));
    }

    static ChannelSettings check(Map<String, String> given) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> errors = new HashMap<>();
        given.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                errors.put(name, "is not a setting of a web chat");
            } else if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        values.computeIfPresent(ALLOWED_ORIGINS, (name, value) -> origins(value, errors));
        checkBranding(values.get(BRANDING), errors);
        String secret = values.get(IDENTITY_SECRET);
        if (secret != null && (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_SECRET)) {
            errors.put(IDENTITY_SECRET, "must have at least " + SHORTEST_SECRET + " characters");
        }
        String key = values.computeIfAbsent(TOKEN_KEY, name -> newKey());
        if (!KEY.matcher(key).matches()) {
            errors.put(TOKEN_KEY, "is made by the server");
        }
        String pace = values.get(Capabilities.MESSAGES_PER_SECOND);
        if (pace != null && !PACE.matcher(pace).matches()) {
            errors.put(Capabilities.MESSAGES_PER_SECOND, "must be a whole number from 1 to 100000");
        }
        if (!errors.isEmpty()) {
            throw new InvalidSettings(errors);
        }
        return new ChannelSettings(values);
    }

    private static void checkBranding(@Nullable String json, Map<String, String> errors) {
        try {
            if (json != null) {
                Branding.parse(json);
            }
        } catch (Branding.Wrong wrong) {
            errors.put(BRANDING, String.valueOf(wrong.getMessage()));
        }
    }

    private static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Signed.ENCODER.encodeToString(key);
    }

    /** One on a line, as browsers write them; given with commas, spaces, or as a JSON list. */
    private static @Nullable String origins(String given, Map<String, String> errors) {
        List<String> origins = new ArrayList<>();
        for (String one : given.split("[\\s,\"\\[\\]]+")) {
            if (one.isEmpty()) {
                continue;
            }
            String origin = one.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
            if (!ORIGIN.matcher(origin).matches()) {
                errors.put(ALLOWED_ORIGINS, "must be addresses such as https://shop.example, without a path");
            } else {
                origins.add(withoutUsualPort(origin));
            }
        }
        if (origins.size() > MOST_ORIGINS) {
            errors.put(ALLOWED_ORIGINS, "must be at most " + MOST_ORIGINS);
        }
        return origins.isEmpty()
                ? null
                : String.join("\n", origins.stream().distinct().toList());
    }

    private static String withoutUsualPort(String origin) {
        try {
            int port = new URI(origin.replace("*.", "")).getPort();
            boolean usual = port == (origin.startsWith("https") ? 443 : 80);
            return usual ? origin.substring(0, origin.lastIndexOf(':')) : origin;
        } catch (URISyntaxException odd) {
            return origin;
        }
    }
}
