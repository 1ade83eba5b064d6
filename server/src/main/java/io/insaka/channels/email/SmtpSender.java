package io.insaka.channels.email;

import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import io.insaka.kernel.Failures;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Hands a mail over by SMTP, and tells exactly how far that came. */
final class SmtpSender {
    private static final String DOUBTFUL =
            "The mail server did not say whether it took this. Ask the customer, or look into the server's log, before you"
                    + " send it again.";
    private static final Pattern CODE = Pattern.compile("\\b([245])\\d\\d\\b");

    private final MailSession sessions;
    private final Clock clock;

    SmtpSender(MailSession sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    SendOutcome send(EmailSettings mail, MailServer server, Outgoing message) {
        Session session = sessions.to(server, "smtp");
        try {
            MimeMessage written = OutgoingMail.write(session, mail, message, clock.instant());
            return carry(session, server, written, OutgoingMail.id(mail, message));
        } catch (Unsendable refused) {
            return refused(refused.code(), refused.text(), Scope.MESSAGE);
        } catch (MessagingException unwritten) {
            return refused("not-written", "The mail could not be written: " + Failures.words(unwritten), Scope.MESSAGE);
        }
    }

    private static SendOutcome refused(String code, String text, Scope scope) {
        return new SendOutcome.Refused(new ProviderError(code, text), scope);
    }

    private static SendOutcome carry(Session session, MailServer server, MimeMessage written, String id) {
        var transport = new Watched(session);
        try (transport) {
            transport.connect(server.host(), server.port(), server.user(), server.password());
            transport.sendMessage(written, written.getAllRecipients());
            return new SendOutcome.Accepted(id);
        } catch (MessagingException failure) {
            // Once it has taken the message, what goes wrong with the farewell changes nothing.
            return transport.taken ? new SendOutcome.Accepted(id) : failed(failure, transport);
        }
    }

    /** Whether the server takes our name and password. */
    void connect(MailServer server) throws MessagingException {
        try (var transport = new Watched(sessions.to(server, "smtp"))) {
            transport.connect(server.host(), server.port(), server.user(), server.password());
        }
    }

    private static SendOutcome failed(MessagingException failure, Watched transport) {
        int code = code(failure);
        String said = said(failure);
        var error = new ProviderError(code == 0 ? "no-answer" : String.valueOf(code), said);
        if (failure instanceof AuthenticationFailedException || code == 530 || code == 535) {
            return new SendOutcome.Unauthorized(error);
        }
        if (code >= 500) {
            return new SendOutcome.Refused(error, transport.addressed ? Scope.MESSAGE : Scope.CONTACT);
        }
        if (code >= 400 || !transport.ending) {
            return new SendOutcome.Postponed(error, null, Scope.MESSAGE);
        }
        // The whole message is with the server and its answer is not here: nothing will ever tell, and sending it once
        // more might say it twice. A person decides.
        return refused("no-answer", DOUBTFUL, Scope.MESSAGE);
    }

    /** Of the command that failed; 0 when no server said anything. */
    private static int code(MessagingException failure) {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException send
                    && send.getReturnCode() > 0
                    && !(send.getNextException() instanceof SMTPAddressFailedException)) {
                return send.getReturnCode();
            }
        }
        return 0;
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : null;
    }

    /** The server's words without anybody's address, for an operator's list. */
    static String said(MessagingException failure) {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            String words = String.valueOf(cause.getMessage());
            boolean servers = cause instanceof SendFailedException || cause instanceof AuthenticationFailedException;
            Matcher code = CODE.matcher(words);
            if (servers && code.find()) {
                return Failures.cleaned(words.substring(code.start()).strip());
            }
            if (cause instanceof SSLException unsafe) {
                return unsafe(unsafe);
            }
            if (cause instanceof IOException io) {
                return Failures.shortWords(io);
            }
        }
        return "The connection to the mail server failed.";
    }

    /** Why a connection is not kept from others, in words that tell what to do. */
    private static String unsafe(SSLException failure) {
        if (has(failure, CertPathBuilderException.class)) {
            return "Its certificate is signed by nobody this server trusts. A certificate of your own authority has to be"
                    + " added to the trust store of the Java that runs Insaka.";
        }
        if (has(failure, CertificateException.class)) {
            return "Its certificate is not for the name in the settings, or has expired.";
        }
        return "It does not speak TLS as expected on this port. Look at the port and the encryption.";
    }

    private static boolean has(Throwable failure, Class<? extends Exception> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Knows how far a message has come. */
    private static final class Watched extends SMTPTransport {
        private boolean addressed;
        private boolean ending;
        private boolean taken;

        Watched(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        @Override
        protected java.io.OutputStream data() throws MessagingException {
            addressed = true;
            return super.data();
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            ending = true;
            super.finishData();
            taken = true;
        }
    }
}
