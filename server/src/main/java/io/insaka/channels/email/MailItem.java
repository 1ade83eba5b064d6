package io.insaka.channels.email;

import io.insaka.channels.email.Mailboxes.Mailbox;
import io.insaka.channels.email.mime.EncodedWords;
import io.insaka.channels.email.mime.Headers;
import io.insaka.channels.email.mime.MailDate;
import io.insaka.channels.email.mime.MimePart;
import io.insaka.channels.email.mime.MimeReader;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Original;
import io.insaka.channels.spi.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One item of {@link MailSplitter}, read. */
final class MailItem {
    private static final int LONGEST_TEXT = 50_000;
    private static final Pattern FORWARDED =
            Pattern.compile("\\s*(fwd?|wg|tr|rv|enc|i|doorst|vs|vb|pd|ilt|転送|转发)\\s*[:：].*", Pattern.CASE_INSENSITIVE);

    private final Fields line;
    private final MimePart mail;
    private final String account;
    private final String id;
    private final Instant at;

    private MailItem(ObjectNode line, byte[] mail) {
        this.line = new Fields(line);
        this.mail = MimeReader.read(mail);
        this.account = this.line.text(MailSplitter.ACCOUNT, "");
        this.id = this.line.text(MailSplitter.ID, "");
        this.at = came();
    }

    /** Null when it is none. */
    private static @Nullable MailItem of(byte[] item) {
        int end = 0;
        while (end < item.length && item[end] != '\n') {
            end++;
        }
        ObjectNode line = GraphJson.parseObject(Arrays.copyOf(item, end));
        return line == null
                ? null
                : new MailItem(line, Arrays.copyOfRange(item, Math.min(end + 1, item.length), item.length));
    }

    static Inbound read(byte[] item) {
        MailItem mail = of(item);
        return mail == null || mail.id.isEmpty() ? new Inbound.Skipped("not an item of an e-mail") : mail.read();
    }

    /** The bytes of the file it carries; null when it carries none. */
    static byte @Nullable [] file(byte[] item) {
        MailItem mail = of(item);
        return mail == null || !mail.line.has(MailSplitter.FILE) ? null : mail.mail.bytes();
    }

    private Instant came() {
        try {
            return Instant.parse(line.text(MailSplitter.AT, ""));
        } catch (DateTimeException never) {
            return Instant.EPOCH;
        }
    }

    private Inbound read() {
        if (DeliveryReport.isOne(mail)) {
            return DeliveryReport.read(mail, at);
        }
        Headers headers = mail.headers();
        Mailbox from = Sender.of(headers, account);
        if (from == null) {
            return new Inbound.Skipped("nobody is named as its sender");
        }
        if (from.address().equals(account)) {
            return new Inbound.Skipped("sent from the account's own address");
        }
        var party = new Party(List.of(Sender.address(headers, from)), from.name());
        Instant sent = MailDate.of(headers.first("date"), at);
        String subject = EncodedWords.decode(headers.text("subject"));
        String automatic = Automatic.why(headers, subject, from.address(), account);
        boolean beside = line.number(MailSplitter.PART) > 0;
        if (line.has(MailSplitter.FILE)) {
            Original original = Originals.beside(headers, account);
            return new Inbound.Received(
                    party, id, sent, file(), context(headers, subject, automatic != null || beside, original));
        }
        MailBody body = MailBody.of(mail);
        String said = said(body, subject);
        Content content = said.isBlank()
                ? new Content.Unsupported("empty", "The mail is empty.")
                : new Content.Text(Fields.clean(shortened(said, LONGEST_TEXT)));
        Original original = Originals.of(headers, body, said, automatic, account);
        return new Inbound.Received(party, id, sent, content, context(headers, subject, automatic != null, original));
    }

    private Context context(Headers headers, String subject, boolean observed, Original original) {
        return new Context(
                MessageIds.answered(headers), FORWARDED.matcher(subject).matches(), null, observed, original);
    }

    private Content file() {
        Fields file = line.at(MailSplitter.FILE);
        String type = file.text(MailSplitter.TYPE, "application/octet-stream");
        String name = file.word(MailSplitter.NAME);
        var kind = new MailFile(type, name, false, new byte[0]).kind();
        return new Content.Media(kind, MediaReference.ENCLOSED, null, type, name, null, false);
    }

    /** What its sender says with it: in a forwarded mail that is what they forward, in an empty one the subject. */
    private static String said(MailBody body, String subject) {
        if (body.text().isBlank()) {
            return subject;
        }
        if (FORWARDED.matcher(subject).matches()) {
            return body.text();
        }
        String stripped = QuotedReply.strip(body.text());
        if (body.html() == null) {
            return stripped;
        }
        // The marks in a page are surer than words; but what they leave may be nothing at all.
        String unquoted = QuotedReply.strip(HtmlText.withoutQuotes(body.html()));
        return unquoted.isBlank() || unquoted.length() > stripped.length() ? stripped : unquoted;
    }

    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
