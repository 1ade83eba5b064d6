package io.insaka.channels.gateway;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.SettingField.Type;
import java.util.List;

/** What a person who connects a workflow builder has to do. */
final class GatewayGuide {
    static final KindDescription DESCRIPTION = new KindDescription(
            "Gateway",
            "Make.com, a workflow builder, or a program of your own that passes messages on.",
            List.of(
                    "In your builder, make a scenario that begins when Insaka calls it, and copy the address of that"
                            + " webhook. You need none if your builder waits for the reply in the answer.",
                    "Choose a secret of at least 8 characters. Both sides sign with it."),
            List.of(
                    SettingField.required(
                            GatewaySettings.SECRET,
                            "Secret",
                            Type.SECRET,
                            "Signs what comes in and what goes out. The guide “Gateway” says how."),
                    SettingField.optional(
                                    GatewaySettings.CALLBACK_URL,
                                    "Callback address",
                                    Type.URL,
                                    "Where replies are sent. Empty only if your builder takes them from the answer.")
                            .like("https://hook.eu2.make.com/…"),
                    SettingField.optional(
                                    GatewaySettings.SYNCHRONOUS,
                                    "Answer at once",
                                    Type.TEXT,
                                    "“true” if your builder waits for the reply in the answer to its call, or the number of"
                                            + " seconds that it waits.")
                            .like("true"),
                    SettingField.advanced(
                                    GatewaySettings.BRIDGE,
                                    "WhatsApp Web bridge",
                                    Type.TEXT,
                                    "“true” if Insaka's own bridge listens at the callback address: how it stands, and the"
                                            + " code to scan, are shown here then.")
                            .like("true"),
                    SettingField.advanced(
                                    Capabilities.MESSAGES_PER_SECOND,
                                    "Messages per second",
                                    Type.NUMBER,
                                    "The most that may go out. Make.com takes about 30.")
                            .like("30")),
            List.of(
                    "Let your builder post each message to the webhook address, signed with the secret.",
                    "Send a message through it. It appears here and in the inbox."),
            true);

    private GatewayGuide() {}
}
