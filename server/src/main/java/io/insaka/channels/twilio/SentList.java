package io.insaka.channels.twilio;

import io.insaka.channels.form.Form;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Recall;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account's own list of what it sent, newest first. It knows words and receivers, and nothing of our reference. */
final class SentList {
    /** More than one contact is sent while an answer is outstanding. */
    private static final int MOST = 100;

    /** Its clock is not ours, and shows whole seconds. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private SentList() {}

    static String resource(List<Map.Entry<String, String>> form) {
        return "/Messages.json?PageSize=" + MOST + "&To=" + Form.encoded(field(form, "To"));
    }

    static Recall read(Reply reply, List<Map.Entry<String, String>> form, Instant since) {
        return switch (reply) {
            case Reply.NeverSent never -> new Recall.NotNow(never.why());
            case Reply.Unanswered open -> new Recall.NotNow(open.why());
            case Reply.Answered answer -> {
                Fields body = TwilioErrors.body(answer);
                yield answer.status() == 200 && body.has("messages")
                        ? new Recall.Known(body.each("messages").reversed().stream()
                                .filter(message -> fits(message, form, since.minus(CLOCKS_DIFFER)))
                                .map(message -> message.text("sid", ""))
                                .toList())
                        : new Recall.NotNow("status " + answer.status());
            }
        };
    }

    private static boolean fits(Fields message, List<Map.Entry<String, String>> form, Instant since) {
        return message.word("sid") != null
                && message.text("direction", "").startsWith("outbound")
                && field(form, "To").equals(message.text("to"))
                && field(form, "Body").equals(message.text("body", "").strip())
                && !created(message.word("date_created")).isBefore(since);
    }

    /** In doubt it is new: a message that is not sent again can be found in the thread, one sent twice cannot be taken back. */
    private static Instant created(@Nullable String date) {
        try {
            return date == null ? Instant.MAX : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException unknown) {
            return Instant.MAX;
        }
    }

    private static String field(List<Map.Entry<String, String>> form, String name) {
        return form.stream()
                .filter(field -> field.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
