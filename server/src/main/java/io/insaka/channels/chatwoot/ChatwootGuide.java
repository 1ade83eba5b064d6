package io.insaka.channels.chatwoot;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.SettingField.Type;
import java.util.List;

/** What a person who connects a Chatwoot account has to do. Names of menus as of July 2026. */
final class ChatwootGuide {
    static final KindDescription DESCRIPTION = new KindDescription(
            "Chatwoot",
            "For teams that keep Chatwoot as their inbox: Insaka answers there until a person takes over.",
            List.of(
                    "In Chatwoot, make an agent for Insaka, with access to the inboxes it should answer in.",
                    "Sign in as that agent, open Profile settings and copy the access token at the bottom.",
                    "The number of your account stands in the address: /app/accounts/1/… is account 1."),
            List.of(
                    SettingField.required(
                                    ChatwootSettings.BASE_URL,
                                    "Address of Chatwoot",
                                    Type.URL,
                                    "Where your team signs in.")
                            .like("https://app.chatwoot.com"),
                    SettingField.required(
                                    ChatwootSettings.ACCOUNT_ID,
                                    "Account number",
                                    Type.TEXT,
                                    "The number of the account in Chatwoot.")
                            .foundAt("The address, behind /accounts/")
                            .like("1"),
                    SettingField.required(
                                    ChatwootSettings.ACCESS_TOKEN,
                                    "Access token",
                                    Type.SECRET,
                                    "Lets Insaka write as its agent.")
                            .foundAt("Profile settings, Access token"),
                    SettingField.required(
                                    ChatwootSettings.WEBHOOK_SECRET,
                                    "Webhook secret",
                                    Type.SECRET,
                                    "Proves that what arrives comes from your Chatwoot.")
                            .foundAt("Settings, Integrations, Webhooks, behind the webhook"),
                    SettingField.advanced(
                                    Capabilities.MESSAGES_PER_SECOND,
                                    "Messages per second",
                                    Type.NUMBER,
                                    "The most that may go out. Empty: 20.")
                            .like("20")),
            List.of(
                    "In Chatwoot, open Settings, Integrations, Webhooks, and add the webhook address.",
                    "Choose message_created, message_updated, conversation_status_changed and conversation_updated.",
                    "Copy the webhook's secret into this form, if you had none before.",
                    "Write to one of the inboxes as a customer. The message appears here, and the answer in Chatwoot."),
            true);

    private ChatwootGuide() {}
}
