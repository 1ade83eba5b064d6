package io.insaka.channels.graph;

import io.insaka.channels.settings.EnteredSettings;
import io.insaka.channels.spi.ChannelSettings;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What every account behind Meta's Graph API is told, beside whose account it is. */
public final class GraphSettings {
    public static final String ACCESS_TOKEN = "accessToken";
    public static final String APP_SECRET = "appSecret";
    public static final String VERIFY_TOKEN = "verifyToken";
    public static final String BASE_URL = "baseUrl";
    public static final String GRAPH_VERSION = "graphVersion";

    public static final String META = "https://graph.facebook.com";
    /** The newest that client libraries spoke in August 2026. */
    public static final String VERSION = "v25.0";

    private static final Pattern VERSION_FORM = Pattern.compile("v[0-9]{1,3}\\.[0-9]");
    private static final Pattern ENDS_WITH_VERSION = Pattern.compile(".*/v[0-9]{1,3}\\.[0-9]");
    /** What may stand in an HTTP header. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private static final Pattern ANYTHING = Pattern.compile(".+", Pattern.DOTALL);

    private GraphSettings() {}

    /** The address of the Graph API with the version in it, without a slash at the end. */
    public static String base(ChannelSettings settings) {
        String base = settings.find(BASE_URL);
        String version = settings.find(GRAPH_VERSION);
        String address = base == null ? META : base;
        return ENDS_WITH_VERSION.matcher(address).matches()
                ? address
                : address + "/" + (version == null ? VERSION : version);
    }

    /**
     * @param id the setting that says whose account it is
     * @param whose what they are settings of, for the message about one that is not
     * @throws io.insaka.channels.spi.InvalidSettings with a message per wrong field
     */
    public static ChannelSettings check(
            Map<String, String> given, String id, Pattern form, String wrong, String whose) {
        var names = Set.of(id, ACCESS_TOKEN, APP_SECRET, VERIFY_TOKEN, BASE_URL, GRAPH_VERSION);
        return new EnteredSettings(given, names, whose)
                .required(id, form, wrong)
                .required(ACCESS_TOKEN, VISIBLE, "must be a token without blanks")
                .required(APP_SECRET, VISIBLE, "must be the secret of the Meta app, without blanks")
                .required(VERIFY_TOKEN, ANYTHING, "is missing")
                .optional(GRAPH_VERSION, VERSION_FORM, "must look like " + VERSION)
                .server(BASE_URL)
                .checked();
    }
}
