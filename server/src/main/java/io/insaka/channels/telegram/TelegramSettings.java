package io.insaka.channels.telegram;

import io.insaka.channels.settings.EnteredSettings;
import io.insaka.channels.spi.ChannelSettings;
import java.net.URI;
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

    private static final Set<String> NAMES = Set.of(BOT_TOKEN, SECRET_TOKEN, BASE_URL, BOT_ID);
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{1,200}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final String TELEGRAM = "https://api.telegram.org";

    static TelegramSettings of(ChannelSettings settings) {
        String base = settings.find(BASE_URL);
        return new TelegramSettings(
                settings.require(BOT_TOKEN), settings.require(SECRET_TOKEN), base == null ? TELEGRAM : base);
    }

    /** @throws io.insaka.channels.spi.InvalidSettings with a message per wrong field */
    static ChannelSettings check(Map<String, String> given) {
        var entered = new EnteredSettings(given, NAMES, "a Telegram bot")
                .required(BOT_TOKEN, TOKEN, "must look like 123456789:ABC…, as @BotFather gave it")
                .required(SECRET_TOKEN, SECRET, "must be 1 to 256 of the characters A-Z, a-z, 0-9, _ and -")
                .server(BASE_URL);
        String token = entered.find(BOT_TOKEN);
        return entered.put(BOT_ID, token == null ? "" : token.split(":", 2)[0]).checked();
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
