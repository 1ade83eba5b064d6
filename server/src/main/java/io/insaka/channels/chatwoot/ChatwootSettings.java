package io.insaka.channels.chatwoot;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.InvalidSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of one Chatwoot account.
 *
 * @param base without a slash at the end
 */
record ChatwootSettings(String base, String accountId, String accessToken, String webhookSecret) {
    static final String BASE_URL = "baseUrl";
    static final String ACCOUNT_ID = "accountId";
    static final String ACCESS_TOKEN = "accessToken";
    static final String WEBHOOK_SECRET = "webhookSecret";
    private static final Set<String> NAMES =
            Set.of(BASE_URL, ACCOUNT_ID, ACCESS_TOKEN, WEBHOOK_SECRET, Capabilities.MESSAGES_PER_SECOND);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern PACE = Pattern.compile("[1-9][0-9]{0,4}|100000");
    private static final int LONGEST = 4_000;

    static ChatwootSettings of(ChannelSettings settings) {
        return new ChatwootSettings(
                settings.require(BASE_URL).replaceAll("/+$", ""),
                settings.require(ACCOUNT_ID),
                settings.require(ACCESS_TOKEN),
                settings.require(WEBHOOK_SECRET));
    }

    /** @throws InvalidSettings with a message per wrong field */
    static ChannelSettings check(Map<String, String> given) {
        var errors = new HashMap<String, String>();
        var values = new HashMap<String, String>();
        given.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                errors.put(name, "is not a setting of a Chatwoot channel");
            } else if (value.length() > LONGEST) {
                errors.put(name, "is too long");
            } else if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        demand(values, errors, ACCOUNT_ID, NUMBER, "must be the number in the address of your account");
        demand(values, errors, ACCESS_TOKEN, VISIBLE, "must be a token without blanks");
        demand(values, errors, WEBHOOK_SECRET, VISIBLE, "must be the secret of the webhook, without blanks");
        String base = values.get(BASE_URL);
        if (base == null) {
            errors.putIfAbsent(BASE_URL, "is missing");
        } else {
            values.put(BASE_URL, base.replaceAll("/+$", ""));
            if (!isWebAddress(base)) {
                errors.put(BASE_URL, "must be an http or https address without query");
            }
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

    private static void demand(
            Map<String, String> values, Map<String, String> errors, String name, Pattern form, String hint) {
        String value = values.get(name);
        if (value == null) {
            errors.putIfAbsent(name, "is missing");
        } else if (!form.matcher(value).matches()) {
            errors.put(name, hint);
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

    /** Of two installations, both with an account 1, each has conversations of its own. */
    String scope() {
        URI address = URI.create(base);
        String port = address.getPort() == -1 ? "" : ":" + address.getPort();
        return accountId + "@" + address.getHost().toLowerCase(Locale.ROOT) + port;
    }

    URI account() {
        return URI.create(base + "/api/v1/accounts/" + accountId);
    }

    URI conversation(String id, String edge) {
        return URI.create(account() + "/conversations/" + id + edge);
    }

    @Override
    public String toString() {
        return "ChatwootSettings[" + scope() + "]";
    }
}
