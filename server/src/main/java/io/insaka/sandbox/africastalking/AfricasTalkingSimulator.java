package io.insaka.sandbox.africastalking;

import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.sms.FormBody;
import io.insaka.sandbox.sms.Reports;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** One app with one short code. Lives below {@code /version1}. Errors are plain text, as there. */
public final class AfricasTalkingSimulator implements Simulator {
    private final String username;
    private final String apiKey;
    private final String shortCode;
    private final Clock clock;
    private final Consumer<byte[]> webhook;
    private final List<Sent> sent = new ArrayList<>();
    private final Set<String> optedOut = new HashSet<>();
    private final Deque<Answer> failures = new ArrayDeque<>();
    private final Deque<Integer> codes = new ArrayDeque<>();
    private Reports reports = Reports.IN_ORDER;
    private long ids;

    /** A message that was taken. */
    public record Sent(String id, String to, String message) {}

    /** @param webhook carries a body to Insaka */
    public AfricasTalkingSimulator(
            String username, String apiKey, String shortCode, Clock clock, Consumer<byte[]> webhook) {
        this.username = username;
        this.apiKey = apiKey;
        this.shortCode = shortCode;
        this.clock = clock;
        this.webhook = webhook;
    }

    /** A customer writes. */
    public void says(String phone, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        synchronized (this) {
            fields.put("linkId", "link-" + ++ids);
            fields.put("text", text);
            fields.put("to", shortCode);
            fields.put("id", String.valueOf(9_000_000L + ids));
        }
        fields.put("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("from", phone);
        fields.put("networkCode", "64501");
        webhook.accept(FormBody.write(fields));
    }

    /** A customer tells the network that they want nothing more from this sender. */
    public void optsOut(String phone) {
        synchronized (this) {
            optedOut.add(phone);
        }
        webhook.accept(FormBody.write(Map.of("phoneNumber", phone, "senderId", shortCode)));
    }

    public synchronized void report(Reports how) {
        reports = how;
    }

    /** The next message is answered so; {@link Answer.Drop} and a silence come after it was taken. */
    public synchronized void failNext(Answer answer) {
        failures.add(answer);
    }

    /** The next message is taken by the service and refused for its recipient, with this code. */
    public synchronized void refuseNext(int code) {
        codes.add(code);
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    @Override
    public synchronized Answer answer(Request request) {
        if (!request.header("apiKey").equals(apiKey)) {
            return text(401, "The supplied authentication is invalid");
        }
        return switch (request.method() + " " + request.path()) {
            case "GET /version1/user" ->
                username.equals(request.query().get("username"))
                        ? Answer.json(200, "{\"UserData\":{\"balance\":\"ZMW 100.0000\"}}")
                        : text(401, "The supplied authentication is invalid");
            case "POST /version1/messaging" -> send(request);
            default -> text(404, "Not Found");
        };
    }

    private Answer send(Request request) {
        Answer failure = failures.poll();
        if (failure instanceof Answer.Reply || failure instanceof Answer.Stream) {
            return failure;
        }
        var form = FormBody.read(request.body()).orElse(Map.of());
        if (!request.contentType().equals("application/x-www-form-urlencoded") || form.isEmpty()) {
            return text(400, "The request content was malformed");
        }
        if (!username.equals(one(form, "username"))) {
            return text(401, "The supplied authentication is invalid");
        }
        for (String required : List.of("to", "message")) {
            if (one(form, required).isBlank()) {
                return text(400, "Request is missing required form field '" + required + "'");
            }
        }
        if (!one(form, "from").equals(shortCode)) {
            return answered("InvalidSenderId", List.of());
        }
        List<ObjectNode> recipients = new ArrayList<>();
        for (String to : one(form, "to").split(",")) {
            recipients.add(recipient(to, one(form, "message")));
        }
        Answer answer = answered("Sent to " + recipients.size() + "/" + recipients.size(), recipients);
        return failure == null ? answer : failure;
    }

    private ObjectNode recipient(String to, String message) {
        Integer scripted = codes.poll();
        int code = scripted != null
                ? scripted
                : !to.matches("\\+[1-9][0-9]{6,14}") ? 403 : optedOut.contains(to) ? 406 : 101;
        boolean taken = code < 200;
        String id = taken ? "ATXid_%032x".formatted(++ids) : "None";
        if (taken) {
            var one = new Sent(id, to, message);
            sent.add(one);
            Reports how = reports;
            Thread.ofVirtual().start(() -> report(one, how));
        }
        return Json.object()
                .put("statusCode", code)
                .put("number", to)
                .put("status", taken ? "Success" : "Refused" + code)
                .put("cost", taken ? "ZMW 0.2000" : "0")
                .put("messageId", id);
    }

    private void report(Sent message, Reports how) {
        List<String> states =
                switch (how) {
                    case IN_ORDER -> List.of("Submitted", "Success");
                    case DOUBLED -> List.of("Submitted", "Submitted", "Success", "Success");
                    case REVERSED -> List.of("Success", "Submitted");
                    case NEVER -> List.of();
                };
        states.forEach(state -> webhook.accept(FormBody.write(
                Map.of("id", message.id(), "status", state, "phoneNumber", message.to(), "networkCode", "64501"))));
    }

    private static String one(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }

    private static Answer answered(String message, List<ObjectNode> recipients) {
        ObjectNode body = Json.object();
        var list = body.putObject("SMSMessageData").put("Message", message).putArray("Recipients");
        recipients.forEach(list::add);
        return Answer.json(201, Json.text(body));
    }

    private static Answer text(int status, String words) {
        return new Answer.Reply(status, "text/plain", Map.of(), words.getBytes(StandardCharsets.UTF_8));
    }
}
