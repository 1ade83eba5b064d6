package io.insaka.channels.gateway;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.signing.TimedSignature;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls the gateway. Every try of a message carries the same {@code X-Insaka-Delivery}, so a gateway that looks at it
 * acts once.
 */
final class Callback {
    static final String TIMESTAMP = "X-Insaka-Timestamp";
    static final String SIGNATURE = "X-Insaka-Signature";
    static final String DELIVERY = "X-Insaka-Delivery";
    private static final Duration UNTIL_A_PERSON_ACTS = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final ProviderHttp http;
    private final Clock clock;

    Callback(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    Reply call(GatewaySettings settings, URI address, ObjectNode body) {
        byte[] bytes = GraphJson.bytes(body);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        return http.call(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header(TIMESTAMP, timestamp)
                .header(SIGNATURE, TimedSignature.of(settings.secret(), timestamp, bytes))
                .header(DELIVERY, body.path("id").asString(""))
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    static SendOutcome outcome(String id, Reply reply) {
        return switch (reply) {
            case Reply.NeverSent never ->
                new SendOutcome.Postponed(new ProviderError("unreachable", never.why()), null, Scope.MESSAGE);
            case Reply.Unanswered open -> new SendOutcome.Unknown(open.why());
            case Reply.Answered answer -> answered(id, answer);
        };
    }

    private static SendOutcome answered(String id, Reply.Answered answer) {
        int status = answer.status();
        var error = new ProviderError("http-" + status, "status " + status + ": " + answer.excerpt());
        if (status >= 200 && status < 300) {
            return new SendOutcome.Accepted(id);
        }
        return switch (status) {
            case 401, 403 -> new SendOutcome.Unauthorized(error);
            case 429 -> new SendOutcome.Postponed(error, retryAfter(answer), Scope.ACCOUNT);
            // The address is wrong, or the hook behind it was deleted or switched off: a person puts that right.
            case 404, 405, 410 -> new SendOutcome.Postponed(error, UNTIL_A_PERSON_ACTS, Scope.ACCOUNT);
            case 408, 425 -> new SendOutcome.Postponed(error, null, Scope.MESSAGE);
            default ->
                status >= 500 || status < 400
                        ? new SendOutcome.Postponed(error, retryAfter(answer), Scope.MESSAGE)
                        : new SendOutcome.Refused(error, Scope.MESSAGE);
        };
    }

    private static @Nullable Duration retryAfter(Reply.Answered answer) {
        String header = answer.headers().firstValue("Retry-After").orElse("").strip();
        if (!header.matches("[0-9]{1,9}")) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(header));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
