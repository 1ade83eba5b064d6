package io.insaka.channels.gateway;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.InvalidSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one gateway.
 *
 * @param callback where replies go; null when they go nowhere but into answers
 * @param patience how long a webhook's answer waits for replies; zero when it does not
 */
record GatewaySettings(String secret, @Nullable URI callback, Duration patience, String hook) {
    static final String SECRET = "secret";
    static final String CALLBACK_URL = "callbackUrl";
    static final String SYNCHRONOUS = "synchronous";
    /** Whether our own bridge is behind it, which says how it stands when it is asked. */
    static final String BRIDGE = "bridge";
    /** Tells this gateway from the organisation's others; made here. */
    static final String HOOK = "hook";

    private static final Set<String> NAMES =
            Set.of(SECRET, CALLBACK_URL, SYNCHRONOUS, BRIDGE, HOOK, Capabilities.MESSAGES_PER_SECOND);
    private static final Pattern PACE = Pattern.compile("[1-9][0-9]{0,4}|100000");
    private static final Pattern SECONDS = Pattern.compile("[1-9]|[1-5][0-9]|60");
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);
    private static final int SHORTEST_SECRET = 8;
    private static final int LONGEST = 4_000;
    private static final int HOOK_BYTES = 16;
    private static final SecureRandom random = new SecureRandom();

    static GatewaySettings of(ChannelSettings settings) {
        String callback = settings.find(CALLBACK_URL);
        String hook = settings.find(HOOK);
        return new GatewaySettings(
                settings.require(SECRET),
                callback == null ? null : URI.create(callback),
                patience(settings.find(SYNCHRONOUS)),
                hook == null ? "" : hook);
    }

    static boolean bridged(ChannelSettings settings) {
        String bridge = settings.find(BRIDGE);
        return bridge != null && YES.contains(bridge);
    }

    private static Duration patience(@Nullable String synchronous) {
        if (synchronous == null || NO.contains(synchronous)) {
            return Duration.ZERO;
        }
        return YES.contains(synchronous) ? USUAL_PATIENCE : Duration.ofSeconds(Long.parseLong(synchronous));
    }

    /** @throws InvalidSettings with a message per wrong field */
    static ChannelSettings check(Map<String, String> given) {
        var errors = new HashMap<String, String>();
        var values = new HashMap<String, String>();
        given.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                errors.put(name, "is not a setting of a gateway");
            } else if (value.length() > LONGEST) {
                errors.put(name, "is too long");
            } else if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        String secret = values.get(SECRET);
        if (secret == null) {
            errors.putIfAbsent(SECRET, "is missing");
        } else if (secret.length() < SHORTEST_SECRET) {
            errors.put(SECRET, "must have at least " + SHORTEST_SECRET + " characters");
        }
        String callback = values.get(CALLBACK_URL);
        if (callback != null && !isWebAddress(callback)) {
            errors.put(CALLBACK_URL, "must be an http or https address");
        }
        values.computeIfPresent(SYNCHRONOUS, (name, value) -> value.toLowerCase(Locale.ROOT));
        String synchronous = values.get(SYNCHRONOUS);
        if (synchronous != null
                && !YES.contains(synchronous)
                && !NO.contains(synchronous)
                && !SECONDS.matcher(synchronous).matches()) {
            errors.put(SYNCHRONOUS, "must be true, false, or a number of seconds from 1 to 60");
        }
        values.computeIfPresent(BRIDGE, (name, value) -> value.toLowerCase(Locale.ROOT));
        String bridge = values.get(BRIDGE);
        if (bridge != null && !YES.contains(bridge) && !NO.contains(bridge)) {
            errors.put(BRIDGE, "must be true or false");
        } else if (bridge != null && YES.contains(bridge) && callback == null) {
            errors.put(CALLBACK_URL, "is where the bridge listens, and has to be known");
        }
        String pace = values.get(Capabilities.MESSAGES_PER_SECOND);
        if (pace != null && !PACE.matcher(pace).matches()) {
            errors.put(Capabilities.MESSAGES_PER_SECOND, "must be a whole number from 1 to 100000");
        }
        if (!errors.isEmpty()) {
            throw new InvalidSettings(errors);
        }
        values.computeIfAbsent(HOOK, name -> newHook());
        return new ChannelSettings(values);
    }

    private static String newHook() {
        byte[] bytes = new byte[HOOK_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            return ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "GatewaySettings[" + hook + "]";
    }
}
