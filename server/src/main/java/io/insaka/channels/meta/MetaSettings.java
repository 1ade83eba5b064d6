package io.insaka.channels.meta;

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

/**
 * The settings of one page or Instagram account.
 *
 * @param base address of the Graph API with the version in it, without a slash at the end
 */
record MetaSettings(String pageId, String accessToken, String appSecret, String verifyToken, String base) {
    static final String PAGE_ID = "pageId";
    static final String ACCESS_TOKEN = "accessToken";
    static final String APP_SECRET = "appSecret";
    static final String VERIFY_TOKEN = "verifyToken";
    static final String BASE_URL = "baseUrl";
    static final String GRAPH_VERSION = "graphVersion";
    private static final Set<String> NAMES = Set.of(
            PAGE_ID, ACCESS_TOKEN, APP_SECRET, VERIFY_TOKEN, BASE_URL, GRAPH_VERSION, Capabilities.MESSAGES_PER_SECOND);

    static final String META = "https://graph.facebook.com";
    /** The newest that client libraries spoke in August 2026. */
    static final String VERSION = "v25.0";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern VERSION_FORM = Pattern.compile("v[0-9]{1,3}\\.[0-9]");
    private static final Pattern ENDS_WITH_VERSION = Pattern.compile(".*/v[0-9]{1,3}\\.[0-9]");
    /** What may stand in an HTTP header. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private static final Pattern PACE = Pattern.compile("[1-9][0-9]{0,4}|100000");
    private static final int LONGEST = 4_000;

    static MetaSettings of(ChannelSettings settings) {
        String base = settings.find(BASE_URL);
        String version = settings.find(GRAPH_VERSION);
        String address = base == null ? META : base;
        return new MetaSettings(
                settings.require(PAGE_ID),
                settings.require(ACCESS_TOKEN),
                settings.require(APP_SECRET),
                settings.require(VERIFY_TOKEN),
                ENDS_WITH_VERSION.matcher(address).matches()
                        ? address
                        : address + "/" + (version == null ? VERSION : version));
    }

    /** @throws InvalidSettings with a message per wrong field */
    static ChannelSettings check(Platform platform, Map<String, String> given) {
        var errors = new HashMap<String, String>();
        var values = new HashMap<String, String>();
        given.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                errors.put(name, "is not a setting of a channel of the kind " + platform.kind());
            } else if (value.length() > LONGEST) {
                errors.put(name, "is too long");
            } else if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        demand(values, errors, PAGE_ID, ID, "must be the page's id, not its name or address");
        demand(values, errors, ACCESS_TOKEN, VISIBLE, "must be a token without blanks");
        demand(values, errors, APP_SECRET, VISIBLE, "must be the secret of the Meta app, without blanks");
        demand(values, errors, VERIFY_TOKEN, null, "");
        form(values, errors, GRAPH_VERSION, VERSION_FORM, "must look like " + VERSION);
        form(values, errors, Capabilities.MESSAGES_PER_SECOND, PACE, "must be a whole number from 1 to 100000");
        String base = values.get(BASE_URL);
        if (base != null) {
            String trimmed = base.replaceAll("/+$", "");
            values.put(BASE_URL, trimmed);
            if (!isWebAddress(trimmed)) {
                errors.put(BASE_URL, "must be an http or https address without query");
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidSettings(errors);
        }
        return new ChannelSettings(values);
    }

    private static void demand(
            Map<String, String> values, Map<String, String> errors, String name, @Nullable Pattern form, String hint) {
        if (!values.containsKey(name)) {
            errors.putIfAbsent(name, "is missing");
        } else if (form != null) {
            form(values, errors, name, form, hint);
        }
    }

    private static void form(
            Map<String, String> values, Map<String, String> errors, String name, Pattern form, String hint) {
        String value = values.get(name);
        if (value != null && !form.matcher(value).matches()) {
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

    URI messages() {
        return URI.create(base + "/" + pageId + "/messages");
    }

    URI attachments() {
        return URI.create(base + "/" + pageId + "/message_attachments");
    }

    URI page() {
        return URI.create(base + "/" + pageId + "?fields=id,name");
    }

    String authorization() {
        return "Bearer " + accessToken;
    }

    @Override
    public String toString() {
        return "MetaSettings[" + pageId + "]";
    }
}
