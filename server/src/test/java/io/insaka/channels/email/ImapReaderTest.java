package io.insaka.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import io.insaka.channels.email.mime.MimeReader;
import io.insaka.channels.spi.Collected;
import io.insaka.channels.spi.Collecting;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Positions and marks, against a real server. */
class ImapReaderTest {
    private final SimulatedMailbox mailbox = new SimulatedMailbox();
    private final GreenMailUser user = mailbox.server().setUser(SimulatedMailbox.ADDRESS, "shop", "right");

    @AfterEach
    void close() {
        mailbox.close();
    }

    /** Keeps so many, then fails or stops. */
    private static final class Shelf implements Collecting {
        private final List<String> kept = new ArrayList<>();
        private final int most;
        private final boolean dies;
        private @Nullable String position;

        Shelf(@Nullable String position, int most, boolean dies) {
            this.position = position;
            this.most = most;
            this.dies = dies;
        }

        @Override
        public @Nullable String since() {
            return position;
        }

        @Override
        public void connected() {}

        @Override
        public void keep(byte[] body, String next) {
            kept.add(MailBody.of(MimeReader.read(body)).text());
            if (dies && kept.size() == most) {
                throw new IllegalStateException("the process died between keeping and marking");
            }
            position = next;
        }

        @Override
        public void passed(String next) {
            position = next;
        }

        @Override
        public boolean goesOn() {
            return kept.size() < most;
        }
    }

    private void deliver(String text, boolean seen) throws MessagingException {
        String raw = "From: mwila@example.org\r\nSubject: " + text + "\r\n\r\n" + text + "\r\n";
        var mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
        mail.setFlag(Flags.Flag.SEEN, seen);
        user.deliver(mail);
    }

    private Collected collect(Shelf shelf) {
        return mailbox.adapter().collect(mailbox.settings(), shelf);
    }

    private List<Boolean> marks() {
        return java.util.Arrays.stream(mailbox.server().getReceivedMessages())
                .map(message -> {
                    try {
                        return message.isSet(Flags.Flag.SEEN);
                    } catch (MessagingException gone) {
                        throw new AssertionError(gone);
                    }
                })
                .toList();
    }

    @Test
    void goesOnWhereItStoppedAndMarksWhatIsKept() throws Exception {
        deliver("one", false);
        deliver("two", false);
        deliver("three", false);
        var first = new Shelf(null, 2, false);
        assertThat(collect(first)).isInstanceOf(Collected.Stopped.class);
        assertThat(first.kept).containsExactly("one", "two");
        assertThat(marks()).containsExactly(true, true, false);
        var second = new Shelf(first.position, 1, false);
        collect(second);
        assertThat(second.kept).containsExactly("three");
    }

    @Test
    void bringsAgainWhatWasKeptButNotMarked() throws Exception {
        deliver("one", false);
        var dying = new Shelf(null, 1, true);
        try {
            collect(dying);
        } catch (IllegalStateException died) {
            assertThat(died).hasMessageContaining("between");
        }
        assertThat(dying.kept).containsExactly("one");
        assertThat(marks()).containsExactly(false);
        var next = new Shelf(dying.position, 1, false);
        collect(next);
        assertThat(next.kept).containsExactly("one");
        assertThat(marks()).containsExactly(true);
    }

    @Test
    void beginsAgainWithWhatIsUnreadWhenTheServerHasCountedAnew() throws Exception {
        deliver("read", true);
        deliver("unread", false);
        var again = new Shelf("1:7000", 1, false);
        collect(again);
        assertThat(again.kept).containsExactly("unread");
    }

    @Test
    void tellsAWrongPasswordFromAServerThatIsAway() {
        assertThat(mailbox.adapter().collect(mailbox.wrongCredentials(), new Shelf(null, 1, false)))
                .isInstanceOf(Collected.Unauthorized.class);
        assertThat(mailbox.adapter().collect(mailbox.unreachable(), new Shelf(null, 1, false)))
                .isInstanceOf(Collected.Failed.class);
    }
}
