package io.insaka.channels.chatwoot;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Chatwoot's application API, as far as a bridge needs it. */
final class ChatwootApi {
    private static final String BOUNDARY = "insaka-91b7e2c05d4f4a68";
    private static final long BYTES_PER_SECOND = 250_000;
    private static final Duration UNTIL_A_PERSON_ACTS = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final ProviderHttp http;

    ChatwootApi(ProviderHttp http) {
        this.http = http;
    }

    Reply get(ChatwootSettings settings, URI address) {
        return http.call(HttpRequest.newBuilder(address).header("api_access_token", settings.accessToken()));
    }

    Reply post(ChatwootSettings settings, URI address, ObjectNode body) {
        return call(settings, "POST", address, body);
    }

    Reply put(ChatwootSettings settings, URI address, ObjectNode body) {
        return call(settings, "PUT", address, body);
    }

    private Reply call(ChatwootSettings settings, String method, URI address, ObjectNode body) {
        return http.call(HttpRequest.newBuilder(address)
                .header("api_access_token", settings.accessToken())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(GraphJson.bytes(body))));
    }

    /** A message with its file. */
    Reply post(ChatwootSettings settings, URI address, Map<String, String> fields, Outgoing.File file) {
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"attachments[]\"; filename=\"")
                .append(Fields.clean(file.fileName()).replaceAll("[\\p{Cntrl}\"\\\\/]", "_"))
                .append("\"\r\nContent-Type: ")
                .append(file.contentType().replaceAll("[^\\x20-\\x7e]", ""))
                .append("\r\n\r\n");
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var stream = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(file.open()), file.size());
        return http.call(
                HttpRequest.newBuilder(address)
                        .header("api_access_token", settings.accessToken())
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofByteArray(head.toString().getBytes(StandardCharsets.UTF_8)),
                                stream,
                                BodyPublishers.ofByteArray(tail))),
                http.timeout().plus(Duration.ofSeconds(file.size() / BYTES_PER_SECOND)));
    }

    /** The object in an answer; null when there is none. */
    static @Nullable Fields object(Reply reply) {
        ObjectNode body = reply instanceof Reply.Answered answer && isSuccess(answer)
                ? GraphJson.parseObject(answer.body())
                : null;
        return body == null ? null : new Fields(body);
    }

    /** The agents of an account; none when the answer has none. */
    static List<Fields> agents(Reply reply) {
        if (!(reply instanceof Reply.Answered answer) || !isSuccess(answer)) {
            return List.of();
        }
        try {
            return new Fields(GraphJson.object().set("agents", GraphJson.parse(answer.body()))).each("agents");
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    /** The labels of a conversation; null when there are none in the answer. */
    static @Nullable List<String> labels(Reply reply) {
        ObjectNode body = reply instanceof Reply.Answered answer && isSuccess(answer)
                ? GraphJson.parseObject(answer.body())
                : null;
        if (body == null || !(body.get("payload") instanceof ArrayNode payload)) {
            return null;
        }
        List<String> labels = new ArrayList<>();
        for (JsonNode label : payload) {
            labels.add(label.asString(""));
        }
        return labels;
    }

    static boolean isSuccess(Reply.Answered answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }

    /** Whether asking once more is of no use: it is done, or what it is about does not exist. */
    static boolean isOver(Reply reply) {
        return reply instanceof Reply.Answered answer
                && (isSuccess(answer) || Set.of(400, 404, 410, 422).contains(answer.status()));
    }

    /** As {@link #isOver}, of what an agent may be barred from: Chatwoot says 401 to that, too. */
    static boolean isOverOrBarred(Reply reply) {
        return isOver(reply)
                || reply instanceof Reply.Answered answer && Set.of(401, 403).contains(answer.status());
    }

    /** What came of posting a message. */
    static SendOutcome outcome(Reply reply) {
        return switch (reply) {
            case Reply.NeverSent never ->
                new SendOutcome.Postponed(new ProviderError("unreachable", never.why()), null, Scope.MESSAGE);
            case Reply.Unanswered open -> new SendOutcome.Unknown(open.why());
            case Reply.Answered answer when isSuccess(answer) -> accepted(answer);
            case Reply.Answered answer -> failed(answer);
        };
    }

    private static SendOutcome accepted(Reply.Answered answer) {
        ObjectNode body = GraphJson.parseObject(answer.body());
        String id = body == null ? null : new Fields(body).word("id");
        return id == null
                ? new SendOutcome.Unknown("status " + answer.status() + " without a message id: " + answer.excerpt())
                : new SendOutcome.Accepted(id);
    }

    private static SendOutcome failed(Reply.Answered answer) {
        int status = answer.status();
        var error = new ProviderError("http-" + status, "status " + status + ": " + answer.excerpt());
        if (status >= 500) {
            // The message may have been stored before whatever failed.
            return new SendOutcome.Unknown(error.text());
        }
        return switch (status) {
            case 401 -> new SendOutcome.Unauthorized(error);
            case 403 -> new SendOutcome.Postponed(error, UNTIL_A_PERSON_ACTS, Scope.ACCOUNT);
            case 404 -> new SendOutcome.Refused(error, Scope.CONTACT);
            case 408 -> new SendOutcome.Postponed(error, null, Scope.MESSAGE);
            case 429 -> new SendOutcome.Postponed(error, retryAfter(answer), Scope.ACCOUNT);
            default -> new SendOutcome.Refused(error, Scope.MESSAGE);
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
