package io.insaka.channels.graph;

import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads Meta's answers. The one question that matters is whether the message may have been taken. */
public final class Answers {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Clock clock;
    private final GraphErrors errors;
    private final Function<Fields, @Nullable String> messageId;

    /** @param messageId finds the id of the message that was taken in an answer */
    public Answers(Clock clock, GraphErrors errors, Function<Fields, @Nullable String> messageId) {
        this.clock = clock;
        this.errors = errors;
        this.messageId = messageId;
    }

    /** What came of the request that sends the message itself. */
    public SendOutcome toMessage(Reply reply) {
        return switch (reply) {
            case Reply.NeverSent never ->
                new SendOutcome.Postponed(new ProviderError("unreachable", never.why()), null, Scope.MESSAGE);
            case Reply.Unanswered open -> new SendOutcome.Unknown(open.why());
            case Reply.Answered answer when isSuccess(answer) -> accepted(answer);
            case Reply.Answered answer -> {
                var failure = failure(answer);
                yield failure == null ? withoutEnvelope(answer) : errors.outcome(failure);
            }
        };
    }

    /** What came of a request that only prepares the message: whatever happened, the message was not sent by it. */
    public SendOutcome toPreparation(Reply reply) {
        return switch (toMessage(reply)) {
            case SendOutcome.Unknown unclear -> notPrepared(unclear.why());
            case SendOutcome.Accepted ignored -> notPrepared("the answer makes no sense here");
            case SendOutcome.Handed ignored -> notPrepared("the answer makes no sense here");
            case SendOutcome.Refused refused -> refused;
            case SendOutcome.OptedOut optedOut -> optedOut;
            case SendOutcome.Postponed postponed -> postponed;
            case SendOutcome.Unauthorized unauthorized -> unauthorized;
        };
    }

    private static SendOutcome notPrepared(String why) {
        return new SendOutcome.Postponed(new ProviderError("upload", why), null, Scope.MESSAGE);
    }

    public static boolean isSuccess(Reply.Answered answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }

    private SendOutcome accepted(Reply.Answered answer) {
        ObjectNode body = GraphJson.parseObject(answer.body());
        String id = body == null ? null : messageId.apply(new Fields(body));
        // Whatever was accepted has an id; without one nobody can tell what happened.
        return id == null
                ? new SendOutcome.Unknown("status " + answer.status() + " without a message id: " + answer.excerpt())
                : new SendOutcome.Accepted(id);
    }

    /** An answer that is not the Graph API's: a proxy's, or another server's altogether. */
    private SendOutcome withoutEnvelope(Reply.Answered answer) {
        int status = answer.status();
        ProviderError error = unreadable(answer);
        if (status >= 500) {
            return new SendOutcome.Unknown(error.text());
        }
        if (status == 429) {
            return new SendOutcome.Postponed(error, retryAfter(answer.headers()), Scope.ACCOUNT);
        }
        if (status == 408) {
            return new SendOutcome.Postponed(error, null, Scope.MESSAGE);
        }
        if (status == 401) {
            return new SendOutcome.Unauthorized(error);
        }
        boolean wrongMessage = status == 400 || status == 413 || status == 415 || status == 422;
        return wrongMessage
                ? new SendOutcome.Refused(error, Scope.MESSAGE)
                // Not found, forbidden, moved: the address in the settings is wrong, and a person puts that right.
                : new SendOutcome.Postponed(error, GraphErrors.UNTIL_A_PERSON_ACTS, Scope.ACCOUNT);
    }

    /** Whether the token was not accepted. */
    public boolean unauthorized(GraphErrors.Failure failure) {
        return errors.unauthorized(failure);
    }

    public static ProviderError unreadable(Reply.Answered answer) {
        return new ProviderError("http-" + answer.status(), "status " + answer.status() + ": " + answer.excerpt());
    }

    /** The Graph error in an answer; null when it has none. */
    public GraphErrors.@Nullable Failure failure(Reply.Answered answer) {
        ObjectNode body = GraphJson.parseObject(answer.body());
        Fields error = body == null ? Fields.NONE : new Fields(body).at("error");
        if (!error.isObject()) {
            return null;
        }
        return new GraphErrors.Failure(
                answer.status(),
                integer(error, "code"),
                integer(error, "error_subcode"),
                error.flag("is_transient"),
                new ProviderError(error.text("code", "http-" + answer.status()), words(error)),
                retryAfter(answer.headers()));
    }

    private static String words(Fields error) {
        String message = error.text("message", "");
        String details = error.at("error_data").text("details", error.text("error_user_msg", ""));
        String words = details.isEmpty() || message.contains(details) ? message : message + ": " + details;
        return words.isEmpty() ? "no reason given" : words;
    }

    private static @Nullable Integer integer(Fields error, String name) {
        double number = error.number(name);
        return Double.isNaN(number) ? null : (int) number;
    }

    private @Nullable Duration retryAfter(HttpHeaders headers) {
        String header = headers.firstValue("Retry-After").orElse("").strip();
        if (header.isEmpty()) {
            return null;
        }
        Duration wait;
        try {
            wait = header.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(
                            clock.instant(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeException garbled) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
