package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.GraphSettings;
import io.insaka.channels.spi.ChannelSettings;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of one WhatsApp number.
 *
 * @param base address of the Graph API with the version in it, without a slash at the end
 */
record WhatsAppSettings(String phoneNumberId, String accessToken, String appSecret, String verifyToken, String base) {
    static final String PHONE_NUMBER_ID = "phoneNumberId";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    static WhatsAppSettings of(ChannelSettings settings) {
        return new WhatsAppSettings(
                settings.require(PHONE_NUMBER_ID),
                settings.require(GraphSettings.ACCESS_TOKEN),
                settings.require(GraphSettings.APP_SECRET),
                settings.require(GraphSettings.VERIFY_TOKEN),
                GraphSettings.base(settings));
    }

    /** @throws io.insaka.channels.spi.InvalidSettings with a message per wrong field */
    static ChannelSettings check(Map<String, String> given) {
        return GraphSettings.check(
                given,
                PHONE_NUMBER_ID,
                ID,
                "must be the id Meta shows for the number, not the number",
                "a WhatsApp channel");
    }

    URI messages() {
        return URI.create(base + "/" + phoneNumberId + "/messages");
    }

    URI mediaUpload() {
        return URI.create(base + "/" + phoneNumberId + "/media");
    }

    URI number() {
        return URI.create(base + "/" + phoneNumberId + "?fields=display_phone_number,verified_name");
    }

    String authorization() {
        return "Bearer " + accessToken;
    }

    @Override
    public String toString() {
        return "WhatsAppSettings[" + phoneNumberId + "]";
    }
}
