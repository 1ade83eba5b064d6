package io.insaka.channels.email;

import io.insaka.channels.spi.Collected;
import io.insaka.channels.spi.Collecting;
import io.insaka.channels.spi.ProviderError;
import io.insaka.kernel.Failures;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mailbox: what came since the last time, then whatever comes, as soon as the server tells (IDLE) or at short
 * intervals. A mail is marked as seen once it is kept, never before.
 */
final class ImapReader {
    private static final Duration NEWS = Duration.ofSeconds(50);
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Duration FIRST_TIME = Duration.ofDays(1);
    private static final int AT_ONCE = 50;

    private final MailSession sessions;
    private final Clock clock;

    ImapReader(MailSession sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Which mail was kept last: a number that is good for as long as the folder keeps its own (UIDVALIDITY). */
    private record Position(long validity, long uid) {
        static final Position NONE = new Position(-1, 0);

        static Position of(@Nullable String text) {
            return text != null && text.matches("[0-9]{1,18}:[0-9]{1,18}")
                    ? new Position(Long.parseLong(text.split(":", 2)[0]), Long.parseLong(text.split(":", 2)[1]))
                    : NONE;
        }

        @Override
        public String toString() {
            return validity + ":" + uid;
        }
    }

    Collected collect(MailServer server, String folder, Collecting into) {
        try (IMAPStore store = connected(server)) {
            // Never closed by itself: that would expunge what its owner has only marked for deletion.
            IMAPFolder box = (IMAPFolder) store.getFolder(folder);
            box.open(Folder.READ_WRITE);
            into.connected();
            boolean tells = store.hasCapability("IDLE");
            Position last = Position.of(into.since());
            while (into.goesOn()) {
                int before = box.getMessageCount();
                last = take(box, last, into);
                // What came meanwhile has been told of already.
                if (into.goesOn() && box.getMessageCount() == before) {
                    await(box, tells);
                }
            }
            return new Collected.Stopped();
        } catch (AuthenticationFailedException refused) {
            return new Collected.Unauthorized(
                    new ProviderError("refused", "The IMAP server does not accept the user and password."));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Collected.Stopped();
        } catch (MessagingException | IOException failure) {
            // A connection that is cut because we stop fails as any other.
            return into.goesOn()
                    ? new Collected.Failed(new ProviderError("imap", words(failure)))
                    : new Collected.Stopped();
        }
    }

    private IMAPStore connected(MailServer server) throws MessagingException {
        IMAPStore store = (IMAPStore) sessions.to(server, "imap").getStore("imap");
        store.connect(server.host(), server.port(), server.user(), server.password());
        return store;
    }

    /** Whether the server lets us in, and has the folder. */
    void test(MailServer server, String folder) throws MessagingException {
        try (IMAPStore store = connected(server)) {
            store.getFolder(folder).open(Folder.READ_ONLY);
        }
    }

    static String words(Exception failure) {
        return failure instanceof MessagingException mail ? SmtpSender.said(mail) : Failures.shortWords(failure);
    }

    private Position take(IMAPFolder box, Position last, Collecting into)
            throws MessagingException, IOException, InterruptedException {
        Position position = last;
        long validity = box.getUIDValidity();
        long newest = validity == last.validity() ? 0 : newest(box);
        List<IMAPMessage> waiting =
                validity == last.validity() ? since(box, last.uid() + 1) : unseen(box, last.equals(Position.NONE));
        for (int from = 0; from < waiting.size() && into.goesOn(); from += AT_ONCE) {
            List<IMAPMessage> some = waiting.subList(from, Math.min(waiting.size(), from + AT_ONCE));
            var profile = new FetchProfile();
            profile.add(FetchProfile.Item.SIZE);
            profile.add(UIDFolder.FetchProfileItem.UID);
            box.fetch(some.toArray(Message[]::new), profile);
            for (IMAPMessage message : some) {
                if (into.goesOn()) {
                    position = new Position(validity, Math.max(position.uid(), box.getUID(message)));
                    keep(message, position, into);
                }
            }
        }
        if (last.validity() != validity && into.goesOn()) {
            // What else was there then was there before us.
            position = new Position(validity, Math.max(newest, position.uid()));
            into.passed(position.toString());
        }
        return position;
    }

    private static long newest(IMAPFolder box) throws MessagingException {
        int count = box.getMessageCount();
        return count == 0 ? 0 : box.getUID(box.getMessage(count));
    }

    private static void keep(IMAPMessage message, Position position, Collecting into)
            throws MessagingException, IOException, InterruptedException {
        try {
            into.keep(whole(message, position), position.toString());
            message.setFlag(Flags.Flag.SEEN, true);
        } catch (MessageRemovedException gone) {
            // Somebody deleted it before it could be read; there is nothing to keep.
            return;
        }
    }

    /** One mail that the server cannot hand over must not keep back all those after it. */
    private static byte[] whole(IMAPMessage message, Position position) throws MessagingException, IOException {
        try {
            return raw(message);
        } catch (MessageRemovedException | FolderClosedException gone) {
            throw gone;
        } catch (MessagingException refused) {
            if (!message.getFolder().isOpen()) {
                throw refused;
            }
            return ("Subject: The server could not hand over mail " + position + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Fetched without marking it. Of what is too large, the header: the mail itself stays in the mailbox. */
    private static byte[] raw(IMAPMessage message) throws MessagingException, IOException {
        message.setPeek(true);
        var raw = new ByteArrayOutputStream();
        if (message.getSize() <= EmailChannel.LARGEST_MAIL) {
            message.writeTo(raw);
            return raw.toByteArray();
        }
        Enumeration<String> lines = message.getNonMatchingHeaderLines(
                new String[] {"Content-Type", "Content-Transfer-Encoding", "Content-Disposition"});
        while (lines.hasMoreElements()) {
            raw.writeBytes((lines.nextElement() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        raw.writeBytes(("\r\nThis mail has " + (message.getSize() >> 20)
                        + " MB. It is too large to be fetched, and stays in the mailbox.\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return raw.toByteArray();
    }

    /** A server asked for "5 and later" answers with 4 when that is the last there is. */
    private static List<IMAPMessage> since(IMAPFolder box, long first) throws MessagingException {
        return sorted(box, box.getMessagesByUID(first, UIDFolder.LASTUID)).stream()
                .filter(message -> uid(box, message) >= first)
                .toList();
    }

    /** The first time only what is new: connecting a mailbox must not answer the mail of years. */
    private List<IMAPMessage> unseen(IMAPFolder box, boolean firstTime) throws MessagingException {
        Date since = Date.from(clock.instant().minus(FIRST_TIME));
        Message[] found = box.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        List<IMAPMessage> all = sorted(box, found);
        if (!firstTime) {
            return all;
        }
        List<IMAPMessage> fresh = new ArrayList<>();
        for (IMAPMessage message : all) {
            Date came = message.getReceivedDate();
            if (came == null || came.after(since)) {
                fresh.add(message);
            }
        }
        return fresh;
    }

    private static List<IMAPMessage> sorted(IMAPFolder box, Message[] messages) {
        return Arrays.stream(messages)
                .filter(IMAPMessage.class::isInstance)
                .map(IMAPMessage.class::cast)
                .sorted(Comparator.comparingLong(message -> uid(box, message)))
                .toList();
    }

    private static long uid(IMAPFolder box, IMAPMessage message) {
        try {
            return box.getUID(message);
        } catch (MessagingException gone) {
            return -1;
        }
    }

    /** Until the server tells of something, or it is time to see whether it is still there. */
    private static void await(IMAPFolder box, boolean tells) throws MessagingException, InterruptedException {
        var told = new CountDownLatch(1);
        if (!tells) {
            look(box, told, INTERVAL);
            return;
        }
        Thread.ofVirtual().name("imap-waker").start(() -> wake(box, told));
        try {
            box.idle(true);
        } finally {
            told.countDown();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("asked to stop");
        }
    }

    /** Any command ends the waiting; a server that is gone does not answer it. */
    private static void look(IMAPFolder box, CountDownLatch told, Duration wait)
            throws MessagingException, InterruptedException {
        if (!told.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            box.getMessageCount();
        }
    }

    private static void wake(IMAPFolder box, CountDownLatch told) {
        try {
            look(box, told, NEWS);
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
        } catch (MessagingException gone) {
            // The reader finds out for itself.
            return;
        }
    }
}
