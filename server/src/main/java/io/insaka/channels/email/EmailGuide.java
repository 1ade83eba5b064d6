package io.insaka.channels.email;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.SettingField.Type;
import java.util.List;

/** What a person who connects a mail address has to do. */
final class EmailGuide {
    static final KindDescription DESCRIPTION = new KindDescription(
            "E-mail",
            "A mail address that customers write to.",
            List.of(
                    "Decide how mail comes in: from the mailbox by IMAP, or from a mail service that calls a webhook with each raw message.",
                    "For IMAP and SMTP, ask whoever runs your mail for the servers' names. Many providers want an app password instead of yours."),
            List.of(
                    SettingField.required(
                                    EmailSettings.ADDRESS, "Address", Type.TEXT, "The address that customers write to.")
                            .like("help@example.org"),
                    SettingField.optional(
                                    EmailSettings.NAME,
                                    "Sender name",
                                    Type.TEXT,
                                    "Shown beside the address in what goes out.")
                            .like("Example Shop"),
                    server(
                                    EmailSettings.IMAP,
                                    "host",
                                    "IMAP server",
                                    Type.TEXT,
                                    "Where the mailbox is read. Empty if a webhook brings the mail.")
                            .like("imap.example.org"),
                    server(EmailSettings.IMAP, "user", "IMAP user", Type.TEXT, "Often the address itself."),
                    server(
                            EmailSettings.IMAP,
                            "password",
                            "IMAP password",
                            Type.SECRET,
                            "Used for nothing but this mailbox."),
                    server(
                                    EmailSettings.SMTP,
                                    "host",
                                    "SMTP server",
                                    Type.TEXT,
                                    "Where answers are handed over. Without it nothing goes out.")
                            .like("smtp.example.org"),
                    server(EmailSettings.SMTP, "user", "SMTP user", Type.TEXT, "Often the address itself."),
                    server(EmailSettings.SMTP, "password", "SMTP password", Type.SECRET, "Used for sending only."),
                    SettingField.optional(
                            EmailSettings.WEBHOOK_SECRET,
                            "Webhook secret",
                            Type.KEY,
                            "Stands in the webhook's address: whoever knows it can deliver mail here."),
                    more(EmailSettings.IMAP, "port", "IMAP port", Type.NUMBER, "993 unless you say otherwise.")
                            .like("993"),
                    more(
                                    EmailSettings.IMAP,
                                    "tls",
                                    "IMAP encryption",
                                    Type.TEXT,
                                    "tls, starttls or none. Empty for what is usual on the port.")
                            .like("tls"),
                    more(EmailSettings.IMAP, "folder", "IMAP folder", Type.TEXT, "The folder that is read.")
                            .like("INBOX"),
                    more(EmailSettings.SMTP, "port", "SMTP port", Type.NUMBER, "587 unless you say otherwise.")
                            .like("587"),
                    more(
                                    EmailSettings.SMTP,
                                    "tls",
                                    "SMTP encryption",
                                    Type.TEXT,
                                    "tls, starttls or none. Empty for what is usual on the port.")
                            .like("starttls"),
                    SettingField.advanced(
                                    Capabilities.MESSAGES_PER_SECOND,
                                    "Messages per second",
                                    Type.NUMBER,
                                    "The most that may go out.")
                            .like("2")),
            List.of(
                    "If a mail service is to call the webhook: give it the webhook address, whole. It has to post the raw message as message/rfc822.",
                    "Write a mail to the address. It appears here and in the inbox."),
            true);

    private EmailGuide() {}

    private static SettingField server(String prefix, String part, String label, Type type, String help) {
        return SettingField.optional(prefix + "." + part, label, type, help);
    }

    private static SettingField more(String prefix, String part, String label, Type type, String help) {
        return SettingField.advanced(prefix + "." + part, label, type, help);
    }
}
