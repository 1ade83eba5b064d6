package io.insaka.channels.email;

import io.insaka.channels.email.Mailboxes.Mailbox;
import io.insaka.channels.email.mime.EncodedWords;
import io.insaka.channels.email.mime.Headers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Original;
import io.insaka.channels.spi.Original.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is kept of a message beside the words that its sender said in it. */
final class Originals {
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_HTML = 60_000;
    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_FACT = 500;
    private static final Pattern RESULT = Pattern.compile("(?:^|[;\\s])(spf|dkim|dmarc)\\s*=\\s*([a-z]{1,20})");

    private Originals() {}

    static Original of(Headers headers, MailBody body, String said, @Nullable String automatic, String account) {
        String safe = body.html() == null ? "" : HtmlText.safe(body.html());
        return new Original(
                subject(headers),
                body.text().equals(said) ? null : Fields.clean(MailItem.shortened(body.text(), LONGEST_TEXT)),
                safe.isEmpty() || safe.length() > LONGEST_HTML ? null : Fields.clean(safe),
                facts(headers, automatic),
                MailThread.of(headers, account).written());
    }

    /** For a file that came with a message. */
    static Original beside(Headers headers, String account) {
        return new Original(
                subject(headers),
                null,
                null,
                List.of(),
                MailThread.of(headers, account).written());
    }

    private static @Nullable String subject(Headers headers) {
        String subject = EncodedWords.decode(headers.text("subject"));
        return subject.isBlank() ? null : Fields.clean(MailItem.shortened(subject, LONGEST_SUBJECT));
    }

    private static List<Fact> facts(Headers headers, @Nullable String automatic) {
        List<Fact> facts = new ArrayList<>();
        for (String name : List.of("From", "Reply-To", "To", "Cc")) {
            String people = Mailboxes.parse(headers.first(name.toLowerCase(Locale.ROOT))).stream()
                    .map(Originals::shown)
                    .collect(Collectors.joining(", "));
            if (!people.isEmpty()) {
                facts.add(new Fact(name, Fields.clean(MailItem.shortened(people, LONGEST_FACT))));
            }
        }
        if (automatic != null) {
            facts.add(new Fact("Automatic", automatic));
        }
        checks(headers).forEach((check, result) -> facts.add(new Fact(check, result)));
        return facts;
    }

    private static String shown(Mailbox mailbox) {
        return mailbox.name() == null ? mailbox.address() : mailbox.name() + " <" + mailbox.address() + ">";
    }

    /** Of the topmost header only: that is our own server's, those below may be anybody's. */
    private static Map<String, String> checks(Headers headers) {
        Map<String, String> checks = new LinkedHashMap<>();
        String own = headers.text("authentication-results").toLowerCase(Locale.ROOT);
        Matcher result = RESULT.matcher(own.replaceAll("\\([^()]{0,500}\\)", " "));
        while (result.find()) {
            // Several signatures: one good one is enough.
            checks.merge(
                    result.group(1).toUpperCase(Locale.ROOT),
                    result.group(2),
                    (one, other) -> one.equals("pass") ? one : other);
        }
        String spf = headers.text("received-spf").split("[\\s(;]", 2)[0].toLowerCase(Locale.ROOT);
        if (spf.matches("[a-z]{2,20}")) {
            checks.putIfAbsent("SPF", spf);
        }
        return checks;
    }
}
