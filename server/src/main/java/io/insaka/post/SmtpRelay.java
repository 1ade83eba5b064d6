package io.insaka.post;

import io.insaka.kernel.Failures;
import io.insaka.post.LetterRepository.Written;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Hands a letter to the operator's server, wherever that stands, and tells how far it came. */
final class SmtpRelay {
    private static final String TEN_SECONDS = "10000";

    private final Relay relay;
    private final Session session;

    SmtpRelay(Relay relay, Duration timeout) {
        this.relay = relay;
        var properties = new Properties();
        properties.put("mail.smtp.auth", String.valueOf(relay.user() != null));
        properties.put("mail.smtp.ssl.enable", String.valueOf(relay.security() == Relay.Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.required", String.valueOf(relay.security() == Relay.Security.STARTTLS));
        properties.put(
                "mail.smtp.starttls.enable",
                String.valueOf(
                        relay.security() == Relay.Security.STARTTLS || relay.security() == Relay.Security.OFFERED));
        properties.put("mail.smtp.connectiontimeout", TEN_SECONDS);
        properties.put("mail.smtp.timeout", String.valueOf(timeout.toMillis()));
        properties.put("mail.smtp.writetimeout", String.valueOf(timeout.toMillis()));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.localhost", "insaka.invalid");
        this.session = Session.getInstance(properties);
    }

    /** What became of a letter. */
    sealed interface Outcome {
        record Taken() implements Outcome {}

        /** It was not taken, and may be later. */
        record Later(Trouble trouble) implements Outcome {}

        /** It will never be taken. */
        record Refused(Trouble trouble) implements Outcome {}

        /** The server has it, perhaps. */
        record Unsure() implements Outcome {}
    }

    Outcome send(UUID id, Written letter, Instant now) {
        try {
            return carry(written(id, letter, now));
        } catch (AddressException nobody) {
            return refused("the address is none");
        } catch (MessagingException unwritten) {
            return refused(Failures.words(unwritten));
        }
    }

    private Outcome carry(MimeMessage message) {
        var transport = new Watched(session);
        try (transport) {
            transport.connect(relay.host(), relay.port(), relay.user(), relay.password());
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Taken();
        } catch (MessagingException failure) {
            return transport.taken ? new Outcome.Taken() : failed(failure, transport);
        }
    }

    /** The words name codes and kinds only: what a server says may have the address in it. */
    private static Outcome failed(MessagingException failure, Watched transport) {
        int code = code(failure);
        if (failure instanceof AuthenticationFailedException || code == 530 || code == 535) {
            return later(
                    Trouble.Kind.SIGN_IN, "the mail server does not take the name and password of INSAKA_SMTP_URL");
        }
        if (code >= 500) {
            return refused("the mail server answered " + code);
        }
        if (code >= 400) {
            return later(Trouble.Kind.BUSY, "the mail server answered " + code);
        }
        return transport.ending
                ? new Outcome.Unsure()
                : later(
                        Trouble.Kind.UNREACHABLE,
                        "no answer: " + failure.getClass().getSimpleName());
    }

    private static Outcome refused(String words) {
        return new Outcome.Refused(new Trouble(Trouble.Kind.REFUSED, words));
    }

    private static Outcome later(Trouble.Kind kind, String words) {
        return new Outcome.Later(new Trouble(kind, words));
    }

    private static int code(MessagingException failure) {
        Exception cause = failure;
        while (cause != null) {
            if (cause instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException send
                    && send.getReturnCode() > 0
                    && !(send.getNextException() instanceof SMTPAddressFailedException)) {
                return send.getReturnCode();
            }
            cause = cause instanceof MessagingException mail ? mail.getNextException() : null;
        }
        return 0;
    }

    private MimeMessage written(UUID id, Written letter, Instant now) throws MessagingException {
        String domain = relay.from().getAddress().replaceFirst("^.*@", "");
        MimeMessage message = new Named(session, "<" + id + "@" + domain + ">");
        message.setFrom(relay.from());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject().replaceAll("\\s+", " ").strip(), "UTF-8");
        message.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        series(message, letter.leave());
        message.setContent(
                new MimeMultipart("alternative", text(letter.plain(), "plain"), text(letter.html(), "html")));
        message.saveChanges();
        return message;
    }

    /** RFC 2369 and RFC 8058: a program may leave with one POST, and only over a connection nobody reads. */
    private static void series(MimeMessage message, @Nullable String leave) throws MessagingException {
        if (leave != null) {
            message.setHeader("List-Unsubscribe", "<" + leave + ">");
            if (leave.startsWith("https://")) {
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
    }

    private static MimeBodyPart text(String words, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(words, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /** Every try has the same id: whoever gets it twice sees it once. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** Knows how far a message has come. */
    private static final class Watched extends SMTPTransport {
        private boolean ending;
        private boolean taken;

        Watched(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            ending = true;
            super.finishData();
            taken = true;
        }
    }
}
