package io.insaka.channels.email;

import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Collected;
import io.insaka.channels.spi.Collecting;
import io.insaka.channels.spi.ConnectionTest;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.Recall;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.WebhookRequest;
import io.insaka.outside.Names;
import io.insaka.outside.OutsideSettings;
import io.insaka.outside.OutsideSockets;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** E-mail, for one address of the organisation. */
@Component
final class EmailChannel implements Channel {
    /** What mail servers usually take, files and their encoding included. */
    static final int LARGEST_MAIL = 26 << 20;

    private static final String SECRET_PARAMETER = "secret";
    private static final int PER_SECOND = 5;

    private final Duration timeout;
    private final Clock clock;
    private final SmtpSender smtp;
    private final ImapReader imap;

    EmailChannel(ProviderCallSettings calls, OutsideSettings outside, Clock clock) {
        this.timeout = calls.timeout();
        this.clock = clock;
        var sockets = new OutsideSockets(outside, Names.ofThisMachine());
        var sessions = new MailSession(sockets, calls.connectTimeout(), timeout);
        this.smtp = new SmtpSender(sessions, clock);
        this.imap = new ImapReader(sessions, clock);
    }

    @Override
    public String kind() {
        return "email";
    }

    @Override
    public KindDescription describe() {
        return EmailGuide.DESCRIPTION;
    }

    /** Nothing certain ever comes back: a server may report a failure, and nobody has to report anything else. */
    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                false,
                null,
                false,
                OutgoingMail.LONGEST_TEXT,
                OutgoingMail.LONGEST_TEXT,
                0,
                0,
                false,
                PER_SECOND,
                timeout);
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        return EmailSettings.check(settings);
    }

    @Override
    public String accountKey() {
        return EmailSettings.ADDRESS;
    }

    /** Mail services sign nothing: whoever calls has to know the secret in the address. */
    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        String given = request.query().get(SECRET_PARAMETER);
        String expected = EmailSettings.of(settings).secret();
        return given != null
                && expected != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int largestBody(ChannelSettings settings, WebhookRequest head, int usual) {
        return authentic(settings, head) ? Math.max(usual, LARGEST_MAIL) : usual;
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        return MailSplitter.split(EmailSettings.of(settings).address(), clock.instant(), body);
    }

    @Override
    public Inbound read(byte[] item) {
        return MailItem.read(item);
    }

    @Override
    public boolean collects(ChannelSettings settings) {
        return EmailSettings.of(settings).imap() != null;
    }

    @Override
    public Collected collect(ChannelSettings settings, Collecting into) {
        var mail = EmailSettings.of(settings);
        return mail.imap() == null ? new Collected.Stopped() : imap.collect(mail.imap(), mail.folder(), into);
    }

    @Override
    public boolean sends(ChannelSettings settings) {
        return MailServer.of(settings, EmailSettings.SMTP) != null;
    }

    @Override
    public Set<String> opensTo() {
        return Set.of(Address.EMAIL);
    }

    @Override
    public boolean linksWayOut() {
        return true;
    }

    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        var mail = EmailSettings.of(settings);
        return mail.smtp() == null
                ? new SendOutcome.Refused(
                        new ProviderError("no-smtp", "There is no SMTP server in the channel's settings."),
                        Scope.MESSAGE)
                : smtp.send(mail, mail.smtp(), message);
    }

    @Override
    public boolean threads() {
        return true;
    }

    /** A server that took a message has nothing to ask, and whoever got it would get it twice. */
    @Override
    public Recall recall(ChannelSettings settings, Outgoing message, Instant since) {
        return new Recall.Unknowable();
    }

    /** Nobody is told that a mail was read, or that somebody types. */
    @Override
    public void mark(ChannelSettings settings, Mark mark) {}

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        return new FetchOutcome.Refused("files come with the mail");
    }

    @Override
    public FetchOutcome enclosed(byte[] item, long maxBytes) {
        byte[] file = MailItem.file(item);
        if (file == null) {
            return new FetchOutcome.Refused("no file is enclosed");
        }
        return file.length > maxBytes
                ? new FetchOutcome.TooLarge("larger than the " + maxBytes + " bytes allowed")
                : new FetchOutcome.Fetched(new ByteArrayInputStream(file), null, file.length);
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        var mail = EmailSettings.of(settings);
        List<String> said = new ArrayList<>();
        ConnectionTest refused = tried("IMAP", mail.imap(), server -> imap.test(server, mail.folder()), said);
        if (refused == null) {
            refused = tried("SMTP", mail.smtp(), smtp::connect, said);
        }
        if (refused != null) {
            return refused;
        }
        if (mail.smtp() == null) {
            said.add("Nothing can be sent: there is no SMTP server.");
        }
        boolean comes = mail.imap() != null || mail.secret() != null;
        said.addFirst(
                comes ? "Mail can come in." : "Nothing brings mail in: there is neither a mailbox nor a webhook.");
        return new ConnectionTest(comes, String.join(" ", said));
    }

    /** Tries a server. */
    private interface Trial {
        void run(MailServer server) throws MessagingException;
    }

    /** What is wrong with it; null when it is good or there is none. */
    private static @Nullable ConnectionTest tried(
            String name, @Nullable MailServer server, Trial trial, List<String> said) {
        if (server == null) {
            return null;
        }
        try {
            trial.run(server);
            said.add("The " + name + " server lets us in.");
            return null;
        } catch (AuthenticationFailedException refused) {
            return new ConnectionTest(false, "The " + name + " server does not accept the user and password.", true);
        } catch (MessagingException failure) {
            return new ConnectionTest(false, "The " + name + " server cannot be used: " + SmtpSender.said(failure));
        }
    }
}
