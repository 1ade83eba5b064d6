package io.insaka.channels.email;

import io.insaka.outside.OutsideSockets;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;

/** The mail library, told where it may connect and how long it may wait. */
record MailSession(OutsideSockets sockets, Duration connectTimeout, Duration timeout) {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    /** @param protocol {@code smtp} or {@code imap} */
    Session to(MailServer server, String protocol) {
        var properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "socketFactory", sockets);
        properties.put(prefix + "ssl.socketFactory", sockets);
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.enable", String.valueOf(server.security() == MailServer.Security.TLS));
        properties.put(
                prefix + "starttls.enable",
                String.valueOf(server.security() == MailServer.Security.STARTTLS
                        || server.security() == MailServer.Security.OFFERED));
        properties.put(prefix + "starttls.required", String.valueOf(server.security() == MailServer.Security.STARTTLS));
        properties.put(prefix + "connectiontimeout", String.valueOf(connectTimeout.toMillis()));
        // A mailbox is silent for as long as nobody writes; the reader asks once in a while.
        Duration silence = protocol.equals("imap") ? LONGEST_SILENCE : timeout;
        properties.put(prefix + "timeout", String.valueOf(silence.toMillis()));
        properties.put(prefix + "auth", String.valueOf(server.user() != null));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.localhost", "insaka.invalid");
        properties.put("mail.imap.partialfetch", "true");
        properties.put("mail.imap.closefoldersonstorefailure", "false");
        return Session.getInstance(properties);
    }
}
