package io.insaka.channels.africastalking;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.SettingField.Type;
import java.util.List;

/** What a person who connects a sender has to do. */
final class AfricasTalkingGuide {
    static final KindDescription DESCRIPTION = new KindDescription(
            "SMS (Africa's Talking)",
            "Text messages to a short code of yours at Africa's Talking.",
            List.of(
                    "At Africa's Talking, ask for a short code that customers can write to, or use the one of the sandbox.",
                    "Open “Settings”, “API Key” and make a key."),
            List.of(
                    SettingField.required(
                                    AfricasTalkingSettings.USERNAME,
                                    "User name",
                                    Type.TEXT,
                                    "Of your app at Africa's Talking; “sandbox” in the sandbox.")
                            .foundAt("Africa's Talking → the app's name, above the menu"),
                    SettingField.required(AfricasTalkingSettings.API_KEY, "API key", Type.SECRET, "Lets Insaka send.")
                            .foundAt("Africa's Talking → Settings → API Key"),
                    SettingField.required(
                                    AfricasTalkingSettings.FROM,
                                    "Sender",
                                    Type.TEXT,
                                    "Your short code, or a name; nobody can reply to a name.")
                            .like("20880"),
                    SettingField.required(
                            AfricasTalkingSettings.SECRET,
                            "Secret",
                            Type.KEY,
                            "Stands in the webhook address, so that nobody else can pretend to be Africa's Talking."),
                    SettingField.advanced(
                                    AfricasTalkingSettings.BASE_URL,
                                    "Server address",
                                    Type.URL,
                                    "Only if it is neither the usual one nor the sandbox.")
                            .like("https://api.africastalking.com"),
                    SettingField.advanced(
                                    Capabilities.MESSAGES_PER_SECOND,
                                    "Messages per second",
                                    Type.NUMBER,
                                    "The most that may go out. Empty: 20.")
                            .like("20")),
            List.of(
                    "At Africa's Talking, open “SMS”, “SMS Callback URLs”, and enter the webhook address, with its"
                            + " secret, for incoming messages, delivery reports, and bulk SMS opt-out.",
                    "Send a text message to your short code. It appears here and in the inbox."),
            true);

    private AfricasTalkingGuide() {}
}
