package io.insaka.channels.twilio;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What Twilio's answers mean for a message (https://www.twilio.com/docs/api/errors). */
final class TwilioErrors {
    static final String OPTED_OUT = "21610";
    static final String NO_SUCH_CALLBACK = "21609";

    private static final Set<String> CREDENTIALS = Set.of("20003", "20005", "20006", "20404", "10001", "30002");
    private static final Set<String> TOO_FAST = Set.of("20429", "14107", "21611", "30001", "63018");
    private static final Set<String> CONTACT = Set.of("21211", "21214", "21217", "21612", "21614", "21635", "63003");
    private static final Set<String> ACCOUNT =
            Set.of("21212", "21408", "21603", "21606", "21607", "21608", "21659", "21660", "21703", "21705");
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** Reports of failures carry a number and mostly no words. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(OPTED_OUT, "The contact has told Twilio to stop: nothing goes to them until they write START."),
            Map.entry("30001", "Twilio's queue for this sender is full."),
            Map.entry("30002", "The Twilio account is suspended."),
            Map.entry("30003", "The phone is switched off or out of reach."),
            Map.entry("30004", "The message was blocked, by the phone's owner or their network."),
            Map.entry("30005", "There is no such number any more."),
            Map.entry("30006", "The number is a landline, or its network cannot be reached."),
            Map.entry("30007", "The network took the message for spam."),
            Map.entry("30008", "The network did not say why it failed."),
            Map.entry("30034", "The sender is not registered for business messages to this country."),
            Map.entry("63016", "More than 24 hours have passed since the contact wrote, and this is no template."));

    private TwilioErrors() {}

    static ProviderError error(@Nullable String code, @Nullable String words) {
        String known = code == null ? "failed" : code;
        String text = words == null ? WORDS.get(known) : words;
        return new ProviderError(known, text == null ? "Twilio says that it failed." : text);
    }

    static Fields body(Reply.Answered answer) {
        ObjectNode body = GraphJson.parseObject(answer.body());
        return body == null ? Fields.NONE : new Fields(body);
    }

    /** Twilio's own number for what is wrong, or the status where it gave none. */
    static String code(Reply.Answered answer) {
        String code = body(answer).word("code");
        return code == null ? String.valueOf(answer.status()) : code;
    }

    static boolean isAboutCredentials(Reply.Answered answer) {
        return answer.status() == 401 || CREDENTIALS.contains(code(answer));
    }

    static SendOutcome outcome(Reply.Answered answer) {
        Fields body = body(answer);
        if (answer.status() == 200 || answer.status() == 201) {
            return accepted(body);
        }
        String code = code(answer);
        var error = new ProviderError(code, body.text("message", "status " + answer.status()));
        if (code.equals(OPTED_OUT)) {
            return new SendOutcome.OptedOut(error(code, null));
        }
        if (isAboutCredentials(answer)) {
            return new SendOutcome.Unauthorized(error);
        }
        if (answer.status() == 429 || TOO_FAST.contains(code)) {
            return new SendOutcome.Postponed(error, retryAfter(answer), Scope.ACCOUNT);
        }
        if (answer.status() == 503) {
            return new SendOutcome.Postponed(error, retryAfter(answer), Scope.MESSAGE);
        }
        if (answer.status() >= 500) {
            return new SendOutcome.Unknown(error.text());
        }
        if (answer.status() >= 400 && body.isObject()) {
            Scope scope =
                    CONTACT.contains(code) ? Scope.CONTACT : ACCOUNT.contains(code) ? Scope.ACCOUNT : Scope.MESSAGE;
            return new SendOutcome.Refused(error, scope);
        }
        return answer.status() >= 300
                // A server that is none of Twilio's: a person puts the address right.
                ? new SendOutcome.Postponed(error, Duration.ofMinutes(5), Scope.ACCOUNT)
                : new SendOutcome.Unknown("an answer that is not Twilio's");
    }

    private static SendOutcome accepted(Fields body) {
        String sid = body.word("sid");
        String failed = body.word("error_code");
        if (sid == null) {
            return new SendOutcome.Unknown("the answer has no message sid");
        }
        if (OPTED_OUT.equals(failed)) {
            return new SendOutcome.OptedOut(error(failed, null));
        }
        return "failed".equals(body.word("status"))
                ? new SendOutcome.Refused(error(failed, body.word("error_message")), Scope.MESSAGE)
                : new SendOutcome.Accepted(sid);
    }

    private static @Nullable Duration retryAfter(Reply.Answered answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("");
        if (!seconds.matches("[0-9]{1,6}")) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
