package io.insaka.channels.telegram;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.SettingField.Type;
import java.util.List;

/** What a person who connects a bot has to do. */
final class TelegramGuide {
    static final KindDescription DESCRIPTION = new KindDescription(
            "Telegram",
            "A Telegram bot that customers write to.",
            List.of(
                    "In Telegram, write /newbot to @BotFather and follow what it says. It gives you a token.",
                    "Choose a secret token: letters, digits, _ and - only."),
            List.of(
                    SettingField.required(
                                    TelegramSettings.BOT_TOKEN,
                                    "Bot token",
                                    Type.SECRET,
                                    "Proves that the bot is yours.")
                            .foundAt("Telegram → @BotFather → /mybots → API Token"),
                    SettingField.required(
                            TelegramSettings.SECRET_TOKEN,
                            "Secret token",
                            Type.TOKEN,
                            "Telegram sends it along with each message, so that nobody else can pretend to be Telegram."),
                    SettingField.advanced(
                                    TelegramSettings.BASE_URL,
                                    "Server address",
                                    Type.URL,
                                    "Only if you run a Bot API server of your own.")
                            .like("https://api.telegram.org"),
                    SettingField.advanced(
                                    Capabilities.MESSAGES_PER_SECOND,
                                    "Messages per second",
                                    Type.NUMBER,
                                    "The most that may go out. Telegram takes about 30.")
                            .like("30")),
            List.of(
                    "Press “Deliver here”: Insaka tells Telegram its address and the secret token. Telegram takes"
                            + " addresses with https only.",
                    "Write to your bot. The message appears here and in the inbox."),
            true);

    private TelegramGuide() {}
}
