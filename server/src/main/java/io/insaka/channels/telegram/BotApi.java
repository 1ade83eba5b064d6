package io.insaka.channels.telegram;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Calls methods, and says what an answer means. */
final class BotApi {
    /** Does not occur in a part's head; inside the file it would need the line break and dashes around it too. */
    private static final String BOUNDARY = "insaka-9e1b64c70fd2a835";

    private static final long BYTES_PER_SECOND = 250_000;
    private static final double LONGEST_WAIT_SECONDS = 86_400;
    private static final Duration UNTIL_A_PERSON_ACTS = Duration.ofMinutes(5);

    private final ProviderHttp http;

    BotApi(ProviderHttp http) {
        this.http = http;
    }

    Reply call(TelegramSettings settings, String method, ObjectNode parameters) {
        return http.call(HttpRequest.newBuilder(settings.method(method))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(GraphJson.bytes(parameters))));
    }

    Reply call(TelegramSettings settings, MethodCall call, Outgoing.@Nullable File file) {
        String field = call.fileField();
        if (field == null || file == null) {
            return call(settings, call.method(), call.parameters());
        }
        var head = new StringBuilder();
        call.parameters()
                .properties()
                .forEach(property -> head.append(part("name=\"" + property.getKey() + "\""))
                        .append("\r\n")
                        .append(
                                property.getValue().isContainer()
                                        ? GraphJson.text(property.getValue())
                                        : property.getValue().asString())
                        .append("\r\n"));
        head.append(part("name=\"" + field + "\"; filename=\"" + name(file.fileName()) + "\""))
                .append("Content-Type: ")
                .append(file.contentType().replaceAll("[^\\x20-\\x7e]", ""))
                .append("\r\n\r\n");
        var stream = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(file.open()), file.size());
        var request = HttpRequest.newBuilder(settings.method(call.method()))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head.toString().getBytes(StandardCharsets.UTF_8)),
                        stream,
                        BodyPublishers.ofByteArray(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8))));
        return http.call(request, http.timeout().plus(Duration.ofSeconds(file.size() / BYTES_PER_SECOND)));
    }

    private static String part(String disposition) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n";
    }

    /** Nothing in a name may end the header it stands in, or lead out of a folder. */
    private static String name(String fileName) {
        String plain =
                Fields.clean(fileName).replaceAll("[\\p{Cntrl}\"\\\\/]", "_").strip();
        return plain.isEmpty() ? "file" : plain;
    }

    /** The answer's object; one without properties when it is none of the Bot API's. */
    static Fields body(Reply.Answered answer) {
        ObjectNode body = GraphJson.parseObject(answer.body());
        return body == null || !body.has("ok") ? Fields.NONE : new Fields(body);
    }

    static SendOutcome outcome(Reply reply, String reference) {
        return switch (reply) {
            case Reply.NeverSent never ->
                new SendOutcome.Postponed(new ProviderError("unreachable", never.why()), null, Scope.MESSAGE);
            case Reply.Unanswered open -> new SendOutcome.Unknown(open.why());
            case Reply.Answered answer -> {
                Fields body = body(answer);
                yield body.flag("ok") ? accepted(body, reference) : failed(answer, body);
            }
        };
    }

    private static SendOutcome accepted(Fields body, String reference) {
        if (body.flag("result")) {
            return new SendOutcome.Accepted(reference);
        }
        Fields message = body.at("result");
        String chat = message.at("chat").word("id");
        String id = message.word("message_id");
        return chat == null || id == null
                ? new SendOutcome.Unknown("the answer says ok without a message id")
                : new SendOutcome.Accepted(chat + "/" + id);
    }

    private static SendOutcome failed(Reply.Answered answer, Fields body) {
        double said = body.number("error_code");
        int status = Double.isNaN(said) ? answer.status() : (int) said;
        var error = new ProviderError(String.valueOf(status), body.text("description", "status " + status));
        if (status == 401 || status == 404) {
            // A token nobody knows, or a server that is none of Telegram's: a person puts that right.
            return body.isObject() || status == 401
                    ? new SendOutcome.Unauthorized(error)
                    : new SendOutcome.Postponed(error, UNTIL_A_PERSON_ACTS, Scope.ACCOUNT);
        }
        if (status == 429) {
            return new SendOutcome.Postponed(error, retryAfter(answer, body), Scope.ACCOUNT);
        }
        if (status >= 500) {
            return body.isObject()
                    ? new SendOutcome.Postponed(error, null, Scope.MESSAGE)
                    : new SendOutcome.Unknown(error.text());
        }
        if (status == 403) {
            return gone("The contact blocked the bot, or left Telegram", error);
        }
        if (status == 400 && error.text().toLowerCase(Locale.ROOT).contains("chat not found")) {
            return gone("The contact never wrote to this bot, or left Telegram", error);
        }
        if (status == 413) {
            return new SendOutcome.Refused(
                    new ProviderError("413", "The file is larger than the 50 MB Telegram takes."), Scope.MESSAGE);
        }
        if (status >= 400) {
            return new SendOutcome.Refused(error, Scope.MESSAGE);
        }
        return status >= 300
                ? new SendOutcome.Postponed(error, UNTIL_A_PERSON_ACTS, Scope.ACCOUNT)
                : new SendOutcome.Unknown("an answer that is not the Bot API's");
    }

    /** Nothing reaches this contact: said so that it can be understood in the list of dead letters. */
    private static SendOutcome gone(String words, ProviderError error) {
        return new SendOutcome.Refused(
                new ProviderError(error.code(), words + ". (Telegram: " + error.text() + ")"), Scope.CONTACT);
    }

    /** A token nobody knows, which Telegram tells with one or the other. */
    static boolean unauthorized(Reply.Answered answer, Fields body) {
        return answer.status() == 401 || body.isObject() && answer.status() == 404;
    }

    private static @Nullable Duration retryAfter(Reply.Answered answer, Fields body) {
        double seconds = body.at("parameters").number("retry_after");
        if (Double.isNaN(seconds)) {
            String header = answer.headers().firstValue("Retry-After").orElse("");
            seconds = header.matches("[0-9]{1,6}") ? Double.parseDouble(header) : Double.NaN;
        }
        return Double.isNaN(seconds)
                ? null
                : Duration.ofSeconds((long) Math.max(0, Math.min(seconds, LONGEST_WAIT_SECONDS)));
    }

    /** The chat a group moved to; null when it did not. Nothing was sent then. */
    static @Nullable String movedTo(Reply reply) {
        return reply instanceof Reply.Answered answer
                ? body(answer).at("parameters").word("migrate_to_chat_id")
                : null;
    }
}
