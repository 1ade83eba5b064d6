package io.insaka.channels.email;

import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Original;
import io.insaka.channels.spi.Outgoing;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message of ours as a mail: plain and as HTML, in the thread it answers, under an id that every try of it has. */
final class OutgoingMail {
    private static final Pattern ANSWER = Pattern.compile(
            "^(re|aw|sv|antw|rif|ref|odp|ynt|vs|回复|答复)\\s*(\\[\\d+])?\\s*[:：]\\s*", Pattern.CASE_INSENSITIVE);
    static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_SUBJECT = 200;
    private static final String UTF_8 = "UTF-8";

    private final EmailSettings mail;
    private final Outgoing message;
    private final MailThread thread;

    private OutgoingMail(EmailSettings mail, Outgoing message) {
        this.mail = mail;
        this.message = message;
        Original answered = message.answers();
        this.thread =
                answered == null || message.bulk() != null ? MailThread.NONE : MailThread.parse(answered.thread());
    }

    static String id(EmailSettings mail, Outgoing message) {
        return MessageIds.forReference(message.correlation(), mail.address());
    }

    static MimeMessage write(Session session, EmailSettings mail, Outgoing message, Instant now)
            throws MessagingException, Unsendable {
        return new OutgoingMail(mail, message).write(session, now);
    }

    private MimeMessage write(Session session, Instant now) throws MessagingException, Unsendable {
        String words = words(message.content());
        if (words.length() > LONGEST_TEXT) {
            throw new Unsendable("too-long", "The text has more than " + LONGEST_TEXT + " characters.");
        }
        MimeMessage written = new Named(session, "<" + id(mail, message) + ">");
        written.setFrom(sender());
        written.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient(), false));
        written.setSubject(subject(), UTF_8);
        written.setSentDate(Date.from(now));
        threading(written);
        if (message.automatic()) {
            written.setHeader("Auto-Submitted", "auto-replied");
            written.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        }
        if (message.bulk() != null) {
            bulk(written, message.bulk());
        }
        written.setHeader("X-Loop", mail.address());
        MimeMultipart both = new MimeMultipart("alternative", text(words, "plain"), text(HtmlWords.of(words), "html"));
        Outgoing.File file = message.file();
        if (file == null) {
            written.setContent(both);
        } else if (words.isEmpty()) {
            written.setContent(new MimeMultipart("mixed", attached(file)));
        } else {
            var body = new MimeBodyPart();
            body.setContent(both);
            written.setContent(new MimeMultipart("mixed", body, attached(file)));
        }
        written.saveChanges();
        return written;
    }

    private InternetAddress sender() throws MessagingException {
        try {
            return new InternetAddress(mail.address(), mail.name(), UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where they asked for answers, else where they wrote from. */
    private String recipient() throws Unsendable {
        if (thread.to() != null) {
            return thread.to();
        }
        return message.to().stream()
                .filter(address -> address.kind().equals(Address.EMAIL))
                .map(Address::value)
                .findFirst()
                .orElseThrow(() -> new Unsendable("no-address", "There is no mail address of this person."));
    }

    private String subject() {
        Outgoing.Bulk bulk = message.bulk();
        if (bulk != null && bulk.subject() != null) {
            return MailItem.shortened(bulk.subject().replaceAll("\\s+", " ").strip(), LONGEST_SUBJECT);
        }
        String subject = thread.subject().strip();
        if (subject.isEmpty()) {
            return mail.name() == null ? "Your message" : "Your message to " + mail.name();
        }
        while (ANSWER.matcher(subject).find()) {
            subject = ANSWER.matcher(subject).replaceFirst("");
        }
        return "Re: " + MailItem.shortened(subject, LONGEST_SUBJECT);
    }

    /** RFC 2369 and RFC 8058: a program may leave the list with one POST, and only over a connection nobody reads. */
    private void bulk(MimeMessage written, Outgoing.Bulk bulk) throws MessagingException {
        written.setHeader("Precedence", "bulk");
        String page = "<" + bulk.optOut() + ">";
        String letter = ",\r\n <mailto:" + mail.address() + "?subject=unsubscribe&body=STOP>";
        written.setHeader("List-Unsubscribe", mail.receives() ? page + letter : page);
        if (bulk.optOut().startsWith("https://")) {
            written.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private void threading(MimeMessage written) throws MessagingException {
        Set<String> chain = new LinkedHashSet<>(thread.chain());
        String answered = message.replyTo() == null ? null : message.replyTo().replaceFirst("#[0-9]+$", "");
        if (answered != null && answered.contains("@")) {
            chain.remove(answered);
            chain.add(answered);
        }
        List<String> ids = new ArrayList<>(chain.stream()
                .filter(id -> id.matches("[\\x21-\\x7E&&[^<>]]{1,250}"))
                .toList());
        if (!ids.isEmpty()) {
            written.setHeader("In-Reply-To", "<" + ids.getLast() + ">");
            written.setHeader("References", "<" + String.join(">\r\n <", ids) + ">");
        }
    }

    private static MimeBodyPart text(String words, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(words, UTF_8, subtype);
        // Lines as long as their writer made them; quoted-printable cuts them where servers want it.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static MimeBodyPart attached(Outgoing.File file) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new Stored(file)));
        part.setFileName(file.fileName().replaceAll("[\\p{Cntrl}]", ""));
        part.setDisposition("attachment");
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** What stands in it; options are numbered, and the number is an answer. */
    private static String words(Content content) throws Unsendable {
        return switch (content) {
            case Content.Text text -> text.text();
            case Content.Media media -> media.caption() == null ? "" : media.caption();
            case Content.Choices choices -> {
                var numbered = new StringBuilder(choices.text());
                for (int n = 0; n < choices.options().size(); n++) {
                    numbered.append('\n')
                            .append(n + 1)
                            .append(". ")
                            .append(choices.options().get(n).title());
                }
                yield numbered.toString();
            }
            case Content.Location place -> place(place);
            case Content.Contacts cards ->
                String.join(
                        "\n\n", cards.cards().stream().map(OutgoingMail::card).toList());
            case Content.Template template -> throw new Unsendable("no-templates", "E-mail has no templates.");
            case Content.Reaction reaction -> throw new Unsendable("no-reactions", "One cannot react to an e-mail.");
            case Content.Chosen chosen -> throw customersOnly();
            case Content.Form form -> throw customersOnly();
            case Content.Order order -> throw customersOnly();
            case Content.Notice notice -> throw customersOnly();
            case Content.Unsupported unsupported -> throw customersOnly();
        };
    }

    private static Unsendable customersOnly() {
        return new Unsendable("not-sendable", "Only customers send such a thing.");
    }

    private static String place(Content.Location place) {
        List<String> lines = new ArrayList<>();
        add(lines, place.name());
        add(lines, place.address());
        lines.add(String.format(
                Locale.ROOT,
                "https://www.openstreetmap.org/?mlat=%.6f&mlon=%.6f",
                place.latitude(),
                place.longitude()));
        return String.join("\n", lines);
    }

    private static String card(Content.Card card) {
        List<String> lines = new ArrayList<>();
        lines.add(card.name());
        add(lines, card.organisation());
        lines.addAll(card.phones());
        lines.addAll(card.emails());
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null && !line.isBlank()) {
            lines.add(line);
        }
    }

    /** Saving gives a message an id of the library's; ours stays. */
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

    private record Stored(Outgoing.File file) implements DataSource {
        @Override
        public InputStream getInputStream() {
            return file.open().get();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("it is only read");
        }

        @Override
        public String getContentType() {
            boolean plain = file.contentType().matches("[\\x20-\\x7E]+/[\\x20-\\x7E]+");
            return plain ? file.contentType() : "application/octet-stream";
        }

        @Override
        public String getName() {
            return new String(file.fileName().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
    }
}
