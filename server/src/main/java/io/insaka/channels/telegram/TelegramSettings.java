package io.insaka.channels.telegram;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.InvalidSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One bot's settings, readable. */
record TelegramSettings(String token, String secret, String base) {
    static final String BOT_TOKEN = "botToken";
    static final String SECRET_TOKEN = "secretToken";
    static final String BASE_URL = "baseUrl";
    /** The number before the colon of the token; kept beside it to tell bots apart. */
    static final String BOT_ID = "botId";

    private static final Set<String> NAMES =
            Set.of(BOT_TOKEN, SECRET_TOKEN, BASE_URL, BOT_ID, Capabilities.MESSAGES_PER_SECOND);
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{1,200}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern PACE = Pattern.compile("[1-9][0-9]{0,4}|100000");
    private static final String TELEGRAM = "https://api.telegram.org";

    static TelegramSettings of(ChannelSettings settings) {
        String base = settings.find(BASE_URL);
        return new TelegramSettings(
                settings.require(BOT_TOKEN), settings.require(SECRET_TOKEN), base == null ? TELEGRAM : base);
    }

    /** @throws InvalidSettings with a message per wrong field */
    static ChannelSettings check(Map<String, String> given) {
        var errors = new HashMap<String, String>();
        var values = new HashMap<String, String>();
        given.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                errors.put(name, "is not a setting of a Telegram bot");
            } else if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        match(values, errors, BOT_TOKEN, TOKEN, "must look like 123456789:ABC…, as @BotFather gave it");
        match(values, errors, SECRET_TOKEN, SECRET, "must be 1 to 256 of the characters A-Z, a-z, 0-9, _ and -");
        if (values.containsKey(Capabilities.MESSAGES_PER_SECOND)) {
            match(values, errors, Capabilities.MESSAGES_PER_SECOND, PACE, "must be a whole number from 1 to 100000");
        }
        String base = values.get(BASE_URL);
        if (base != null && !isWebAddress(base)) {
            errors.put(BASE_URL, "must be an http or https address");
        }
        if (!errors.isEmpty()) {
            throw new InvalidSettings(errors);
        }
        values.computeIfPresent(BASE_URL, (name, url) -> url.replaceAll("/+$", ""));
        values.put(BOT_ID, values.getOrDefault(BOT_TOKEN, "").split(":", 2)[0]);
        return new ChannelSettings(values);
    }

    private static void match(
            Map<String, String> values, Map<String, String> errors, String name, Pattern form, String wrong) {
        String value = values.get(name);
        if (value == null) {
            errors.putIfAbsent(name, "is missing");
        } else if (!form.matcher(value).matches()) {
            errors.put(name, wrong);
        }
    }

    private static boolean isWebAddress(String text) {
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

    URI method(String name) {
        return URI.create(base + "/bot" + token + "/" + name);
    }

    /** @throws IllegalArgumentException when the path is none */
    URI file(String path) {
        return URI.create(base + "/file/bot" + token + "/" + path);
    }

    @Override
    public String toString() {
        return "TelegramSettings[" + base + "]";
    }
}
