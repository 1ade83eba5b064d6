package io.insaka.channels.twilio;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.SettingField.Type;
import java.util.List;

/** What a person who connects a number has to do. */
final class TwilioGuide {
    static final KindDescription DESCRIPTION = new KindDescription(
            "SMS (Twilio)",
            "Text messages to a number of yours at Twilio.",
            List.of(
                    "In the Twilio console, buy a number that can send and receive SMS, or choose one you have.",
                    "On the console's first page, copy the account SID and the auth token."),
            List.of(
                    SettingField.required(
                                    TwilioSettings.ACCOUNT_SID, "Account SID", Type.TEXT, "The number of your account.")
                            .foundAt("Twilio console → Account info")
                            .like("AC0123456789abcdef0123456789abcdef"),
                    SettingField.required(
                                    TwilioSettings.AUTH_TOKEN,
                                    "Auth token",
                                    Type.SECRET,
                                    "Lets Insaka send, and proves that what arrives is from Twilio.")
                            .foundAt("Twilio console → Account info"),
                    SettingField.required(
                                    TwilioSettings.FROM,
                                    "Sender",
                                    Type.TEXT,
                                    "Your number. A short code, a messaging service (MG…) or a name work too; nobody can"
                                            + " reply to a name.")
                            .foundAt("Twilio console → Phone numbers")
                            .like("+15551234567"),
                    SettingField.advanced(
                                    TwilioSettings.BASE_URL,
                                    "Server address",
                                    Type.URL,
                                    "Only for a region of Twilio's other than the usual one.")
                            .like("https://api.twilio.com"),
                    SettingField.advanced(
                                    Capabilities.MESSAGES_PER_SECOND,
                                    "Messages per second",
                                    Type.NUMBER,
                                    "The most that may go out. Empty: 10.")
                            .like("1")),
            List.of(
                    "In the Twilio console, open your number and, under “A message comes in”, enter the webhook address"
                            + " with the method HTTP POST.",
                    "Send a text message to your number. It appears here and in the inbox."),
            true);

    private TwilioGuide() {}
}
