package io.insaka.channels.chatwoot;

import io.insaka.channels.settings.EnteredSettings;
import io.insaka.channels.spi.ChannelSettings;
import java.net.URI;
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
    private static final Set<String> NAMES = Set.of(BASE_URL, ACCOUNT_ID, ACCESS_TOKEN, WEBHOOK_SECRET);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern ANYTHING = Pattern.compile(".+", Pattern.DOTALL);

    static ChatwootSettings of(ChannelSettings settings) {
        return new ChatwootSettings(
                settings.require(BASE_URL).replaceAll("/+$", ""),
                settings.require(ACCOUNT_ID),
                settings.require(ACCESS_TOKEN),
                settings.require(WEBHOOK_SECRET));
    }

    /** @throws io.insaka.channels.spi.InvalidSettings with a message per wrong field */
    static ChannelSettings check(Map<String, String> given) {
        return new EnteredSettings(given, NAMES, "a Chatwoot channel")
                .required(ACCOUNT_ID, NUMBER, "must be the number in the address of your account")
                .required(ACCESS_TOKEN, VISIBLE, "must be a token without blanks")
                .required(WEBHOOK_SECRET, VISIBLE, "must be the secret of the webhook, without blanks")
                .required(BASE_URL, ANYTHING, "is missing")
                .server(BASE_URL)
                .checked();
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
