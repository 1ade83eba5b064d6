package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.GraphSettings;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.SettingField.Type;
import java.util.List;

/**
 * What a person who connects a number has to do, and where at Meta it is done. Names of menus as of November 2026; they
 * move now and then.
 */
final class WhatsAppGuide {
    static final KindDescription DESCRIPTION = new KindDescription(
            "WhatsApp",
            "A business number on the WhatsApp Cloud API.",
            List.of(
                    "Open your app at developers.facebook.com, under My Apps. If there is none, create one of type Business"
                            + " and add the product WhatsApp to it.",
                    "In the app, open WhatsApp, API Setup. Choose your number there and copy its phone number id.",
                    "In the Business settings, under Users, System users, make a system user with the role Admin. Give it"
                            + " the app and the WhatsApp account, then generate a token that never expires, with the"
                            + " permissions whatsapp_business_messaging and whatsapp_business_management.",
                    "Back in the app, open App settings, Basic, and copy the app secret."),
            List.of(
                    SettingField.required(
                                    WhatsAppSettings.PHONE_NUMBER_ID,
                                    "Phone number id",
                                    Type.TEXT,
                                    "The id Meta gave the number. Not the phone number itself.")
                            .foundAt("WhatsApp, API Setup, below the number")
                            .like("106540352242922"),
                    SettingField.required(
                                    GraphSettings.ACCESS_TOKEN,
                                    "Access token",
                                    Type.SECRET,
                                    "Lets Insaka send. The token on the API Setup page ends after a day: use a system"
                                            + " user's.")
                            .foundAt("Business settings, Users, System users, Generate token")
                            .like("EAAG…"),
                    SettingField.required(
                                    GraphSettings.APP_SECRET,
                                    "App secret",
                                    Type.SECRET,
                                    "Proves that what arrives comes from Meta. With a wrong one every message is turned"
                                            + " away.")
                            .foundAt("App settings, Basic, Show"),
                    SettingField.required(
                            GraphSettings.VERIFY_TOKEN,
                            "Verify token",
                            Type.TOKEN,
                            "A word that you and Meta agree on. One was made for you; you need it in the last step."),
                    SettingField.advanced(
                                    GraphSettings.BASE_URL,
                                    "Base address",
                                    Type.URL,
                                    "Empty for Meta's own. Set it to send through a gateway or the sandbox.")
                            .like(GraphSettings.META),
                    SettingField.advanced(
                                    GraphSettings.GRAPH_VERSION,
                                    "Graph API version",
                                    Type.TEXT,
                                    "Empty for the version Insaka was tested with.")
                            .like(GraphSettings.VERSION),
                    SettingField.advanced(
                                    Capabilities.MESSAGES_PER_SECOND,
                                    "Messages per second",
                                    Type.NUMBER,
                                    "The most that may go out. Empty: as fast as Meta lets this number.")
                            .like("80")),
            List.of(
                    "In your app, open WhatsApp, Configuration, and press Edit beside Webhook.",
                    "Paste the webhook address and the verify token, then press Verify and save.",
                    "Under Webhook fields, subscribe to “messages”.",
                    "Write a message to the number from any phone. It appears here and in the inbox."),
            true);

    private WhatsAppGuide() {}
}
