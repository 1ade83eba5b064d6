package io.insaka.channels.meta;

import io.insaka.channels.graph.GraphSettings;
import io.insaka.channels.spi.ChannelSettings;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of one page or Instagram account.
 *
 * @param base address of the Graph API with the version in it, without a slash at the end
 */
record MetaSettings(String pageId, String accessToken, String appSecret, String verifyToken, String base) {
    static final String PAGE_ID = "pageId";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    static MetaSettings of(ChannelSettings settings) {
        return new MetaSettings(
                settings.require(PAGE_ID),
                settings.require(GraphSettings.ACCESS_TOKEN),
                settings.require(GraphSettings.APP_SECRET),
                settings.require(GraphSettings.VERIFY_TOKEN),
                GraphSettings.base(settings));
    }

    /** @throws io.insaka.channels.spi.InvalidSettings with a message per wrong field */
    static ChannelSettings check(Platform platform, Map<String, String> given) {
        return GraphSettings.check(
                given,
                PAGE_ID,
                ID,
                "must be the page's id, not its name or address",
                "a channel of the kind " + platform.kind());
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

    /** @throws IllegalArgumentException when the id is none */
    URI person(String id, String fields) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not an id");
        }
        return URI.create(base + "/" + id + "?fields=" + fields);
    }

    String authorization() {
        return "Bearer " + accessToken;
    }

    @Override
    public String toString() {
        return "MetaSettings[" + pageId + "]";
    }
}
