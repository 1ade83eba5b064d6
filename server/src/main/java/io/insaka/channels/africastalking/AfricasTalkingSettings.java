package io.insaka.channels.africastalking;

import io.insaka.channels.settings.EnteredSettings;
import io.insaka.channels.spi.ChannelSettings;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One sender of an account.
 *
 * @param from a short code or a name registered with Africa's Talking
 * @param secret in the address of every webhook
 */
record AfricasTalkingSettings(String username, String apiKey, String from, String secret, String base) {
    static final String USERNAME = "username";
    static final String API_KEY = "apiKey";
    static final String FROM = "from";
    static final String SECRET = "secret";
    static final String BASE_URL = "baseUrl";

    private static final Set<String> NAMES = Set.of(USERNAME, API_KEY, FROM, SECRET, BASE_URL);
    private static final Pattern USER = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,300}");
    private static final Pattern SENDER = Pattern.compile("\\+?[0-9]{3,15}|[A-Za-z0-9][A-Za-z0-9 &_.-]{0,10}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._~-]{8,200}");
    private static final String LIVE = "https://api.africastalking.com";
    private static final String SANDBOX = "https://api.sandbox.africastalking.com";

    static AfricasTalkingSettings of(ChannelSettings settings) {
        String username = settings.require(USERNAME);
        String base = settings.find(BASE_URL);
        String usual = username.equals("sandbox") ? SANDBOX : LIVE;
        return new AfricasTalkingSettings(
                username,
                settings.require(API_KEY),
                settings.require(FROM),
                settings.require(SECRET),
                base == null ? usual : base);
    }

    static ChannelSettings check(Map<String, String> given) {
        return new EnteredSettings(given, NAMES, "an Africa's Talking sender")
                .required(USERNAME, USER, "must have no spaces")
                .required(API_KEY, KEY, "must have no spaces")
                .required(FROM, SENDER, "must be a short code, a number, or a name of up to 11 letters and digits")
                .required(SECRET, WORD, "must be at least 8 of the characters A-Z, a-z, 0-9, . _ ~ and -")
                .server(BASE_URL)
                .checked();
    }

    URI resource(String path) {
        return URI.create(base + "/version1" + path);
    }

    @Override
    public String toString() {
        return "AfricasTalkingSettings[" + base + "]";
    }
}
