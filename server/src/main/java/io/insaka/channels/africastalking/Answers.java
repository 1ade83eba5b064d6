package io.insaka.channels.africastalking;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an answer means for a message. A failure may stand inside a success, and errors are often plain text. */
final class Answers {
    private static final Duration UNTIL_A_PERSON_ACTS = Duration.ofMinutes(5);
    private static final String DOUBTFUL =
            "Africa's Talking did not say whether it took this. Look at its outbox before you send it again.";

    private Answers() {}

    static Fields body(Reply.Answered answer) {
        ObjectNode body = GraphJson.parseObject(answer.body());
        return body == null ? Fields.NONE : new Fields(body);
    }

    static SendOutcome outcome(Reply reply) {
        return switch (reply) {
            case Reply.NeverSent never ->
                new SendOutcome.Postponed(new ProviderError("unreachable", never.why()), null, Scope.MESSAGE);
            case Reply.Unanswered open -> doubtful();
            case Reply.Answered answer -> answered(answer);
        };
    }

    /** No report will ever name our message, and repeating might say it twice: a person decides. */
    private static SendOutcome doubtful() {
        return new SendOutcome.Refused(new ProviderError("no-answer", DOUBTFUL), Scope.MESSAGE);
    }

    private static SendOutcome answered(Reply.Answered answer) {
        int status = answer.status();
        var error = new ProviderError(String.valueOf(status), status + ": " + answer.excerpt());
        if (status == 200 || status == 201) {
            return taken(body(answer).at("SMSMessageData"));
        }
        if (status == 401 || status == 403) {
            return new SendOutcome.Unauthorized(error);
        }
        if (status == 429) {
            return new SendOutcome.Postponed(error, retryAfter(answer), Scope.ACCOUNT);
        }
        if (status == 503) {
            return new SendOutcome.Postponed(error, retryAfter(answer), Scope.MESSAGE);
        }
        if (status >= 500 || status < 300) {
            return doubtful();
        }
        return status == 400 || status == 422
                ? new SendOutcome.Refused(error, Scope.MESSAGE)
                // A server that is none of theirs: a person puts the address right.
                : new SendOutcome.Postponed(error, UNTIL_A_PERSON_ACTS, Scope.ACCOUNT);
    }

    private static SendOutcome taken(Fields data) {
        List<Fields> recipients = data.each("Recipients");
        if (!recipients.isEmpty()) {
            return recipient(recipients.getFirst());
        }
        String message = data.word("Message");
        return message == null
                ? doubtful()
                : "InvalidSenderId".equalsIgnoreCase(message)
                        ? new SendOutcome.Refused(new ProviderError("402", message), Scope.ACCOUNT)
                        : new SendOutcome.Refused(new ProviderError("refused", message), Scope.MESSAGE);
    }

    private static SendOutcome recipient(Fields recipient) {
        double number = recipient.number("statusCode");
        int code = Double.isNaN(number) ? 0 : (int) number;
        var error = new ProviderError(String.valueOf(code), recipient.text("status", "status code " + code));
        return switch (code) {
            case 100, 101, 102 -> accepted(recipient.word("messageId"));
            case 402 -> new SendOutcome.Refused(error, Scope.ACCOUNT);
            case 403, 404, 407, 409 -> new SendOutcome.Refused(error, Scope.CONTACT);
            // Nothing is lost over an empty account: it goes once somebody has paid.
            case 405 -> new SendOutcome.Postponed(error, UNTIL_A_PERSON_ACTS, Scope.ACCOUNT);
            case 406 -> new SendOutcome.OptedOut(error);
            case 500, 501 -> new SendOutcome.Postponed(error, null, Scope.MESSAGE);
            case 0 -> doubtful();
            default -> new SendOutcome.Refused(error, Scope.MESSAGE);
        };
    }

    private static SendOutcome accepted(@Nullable String id) {
        return id == null || id.equalsIgnoreCase("None") ? doubtful() : new SendOutcome.Accepted(id);
    }

    private static @Nullable Duration retryAfter(Reply.Answered answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("[0-9]{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
