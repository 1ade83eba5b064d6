package io.insaka.sandbox.twilio;

import io.insaka.channels.spi.Segments;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.sms.FormBody;
import io.insaka.sandbox.sms.Reports;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** One account with one number, and the phones that write to it. Lives below {@code /2010-04-01}. */
public final class TwilioSimulator implements Simulator {
    /** What Twilio takes for an opt-out, and answers, by itself. */
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE");

    private static final Set<String> START = Set.of("START", "YES", "UNSTOP");
    private static final String VERSION = "/2010-04-01/Accounts/";

    private final String account;
    private final String token;
    private final String number;
    private final Clock clock;
    private final Consumer<SignedWebhook> webhook;
    private final List<SentMessage> sent = new ArrayList<>();
    private final Map<String, byte[]> media = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private final Deque<Answer> failures = new ArrayDeque<>();
    private Reports reports = Reports.IN_ORDER;
    private String hook = "http://localhost/hook";
    private String base = "http://localhost";
    private boolean optOutType;
    private String lastCallback = "";
    private long sids;

    /** @param webhook carries a call to Insaka */
    public TwilioSimulator(String account, String token, String number, Clock clock, Consumer<SignedWebhook> webhook) {
        this.account = account;
        this.token = token;
        this.number = number;
        this.clock = clock;
        this.webhook = webhook;
    }

    /** Under “A message comes in”; {@code base} is this simulator's own address. */
    public synchronized void enter(String hookAddress, String baseAddress) {
        hook = hookAddress;
        base = baseAddress;
    }

    public synchronized void report(Reports how) {
        reports = how;
    }

    /** With a messaging service that says in the webhook what it took for an opt-out. */
    public synchronized void sayWhatIsAnOptOut() {
        optOutType = true;
    }

    /** The next call to the list of messages is answered so; {@link Answer.Drop} and a silence come after it was taken. */
    public synchronized void failNext(Answer answer) {
        failures.add(answer);
    }

    public synchronized List<SentMessage> sent() {
        return List.copyOf(sent);
    }

    /** The files customers sent are gone. */
    public synchronized void expireMedia() {
        media.clear();
    }

    /** A customer writes. */
    public SignedWebhook says(String phone, String text) {
        Map<String, String> fields = message(phone, text);
        String word = text.strip().toUpperCase(Locale.ROOT);
        synchronized (this) {
            String choice = STOP.contains(word) ? "STOP" : START.contains(word) ? "START" : "";
            if (choice.equals("STOP")) {
                stopped.add(phone);
            } else if (choice.equals("START")) {
                stopped.remove(phone);
            }
            if (optOutType && !choice.isEmpty()) {
                fields.put("OptOutType", choice);
            }
        }
        return post(fields);
    }

    /** A customer sends files in one message. */
    public SignedWebhook sends(String phone, String text, Map<String, byte[]> files) {
        Map<String, String> fields = message(phone, text);
        synchronized (this) {
            int n = 0;
            for (var file : files.entrySet()) {
                String path = VERSION + account + "/Messages/" + fields.get("MessageSid") + "/Media/" + sid("ME");
                media.put(path, file.getValue().clone());
                types.put(path, file.getKey());
                fields.put("MediaUrl" + n, base + path);
                fields.put("MediaContentType" + n, file.getKey());
                n++;
            }
            fields.put("NumMedia", String.valueOf(n));
        }
        return post(fields);
    }

    private synchronized Map<String, String> message(String phone, String text) {
        String sid = sid("SM");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ToCountry", "US");
        fields.put("SmsMessageSid", sid);
        fields.put("NumMedia", "0");
        fields.put("SmsSid", sid);
        fields.put("SmsStatus", "received");
        fields.put("Body", text);
        fields.put("To", number);
        fields.put("NumSegments", String.valueOf(Segments.of(text)));
        fields.put("MessageSid", sid);
        fields.put("AccountSid", account);
        fields.put("From", phone);
        fields.put("ApiVersion", "2010-04-01");
        return fields;
    }

    private String sid(String prefix) {
        return prefix + "%032x".formatted(++sids);
    }

    private SignedWebhook post(Map<String, String> fields) {
        String address;
        synchronized (this) {
            address = hook;
        }
        SignedWebhook call = SignedWebhook.of(token, address, fields);
        webhook.accept(call);
        return call;
    }

    @Override
    public synchronized Answer answer(Request request) {
        if (request.path().startsWith("/cdn" + VERSION)) {
            return file(request.path().substring("/cdn".length()));
        }
        String expected = Base64.getEncoder().encodeToString((account + ":" + token).getBytes(StandardCharsets.UTF_8));
        if (!request.path().startsWith(VERSION + account)
                || !request.header("Authorization").equals("Basic " + expected)) {
            return error(401, 20003, "Authenticate");
        }
        String rest = request.path().substring((VERSION + account).length());
        return switch (request.method() + " " + rest) {
            case "GET .json" ->
                Answer.json(
                        200,
                        Json.text(Json.object()
                                .put("sid", account)
                                .put("friendly_name", "A business")
                                .put("status", "active")));
            case "GET /IncomingPhoneNumbers.json" -> numbers(request.query().getOrDefault("PhoneNumber", ""));
            case "GET /Messages.json" -> list(request.query());
            case "POST /Messages.json" -> send(request);
            default ->
                media.containsKey(request.path())
                        ? new Answer.Reply(
                                302, "text/plain", Map.of("Location", base + "/cdn" + request.path()), new byte[0])
                        : error(404, 20404, "The requested resource " + rest + " was not found");
        };
    }

    private Answer file(String path) {
        byte[] file = media.get(path);
        return file == null
                ? new Answer.Reply(403, "text/plain", Map.of(), new byte[0])
                : new Answer.Reply(200, types.getOrDefault(path, "application/octet-stream"), Map.of(), file);
    }

    private Answer numbers(String asked) {
        ObjectNode body = Json.object();
        var list = body.putArray("incoming_phone_numbers");
        if (asked.isEmpty() || asked.equals(number)) {
            list.addObject().put("phone_number", number);
        }
        return Answer.json(200, Json.text(body));
    }

    private Answer list(Map<String, String> query) {
        ObjectNode body = Json.object();
        var list = body.putArray("messages");
        sent.reversed().stream()
                .filter(message -> query.getOrDefault("To", message.to()).equals(message.to()))
                .forEach(message -> list.add(resource(message)));
        return Answer.json(200, Json.text(body));
    }

    private ObjectNode resource(SentMessage message) {
        return Json.object()
                .put("sid", message.sid())
                .put("status", "queued")
                .put("to", message.to())
                .put("from", message.from())
                .put("body", message.body())
                .put("direction", "outbound-api")
                .put("num_segments", String.valueOf(message.segments()))
                .put("num_media", String.valueOf(message.media().size()))
                .put(
                        "date_created",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                message.createdAt().atOffset(ZoneOffset.UTC)))
                .putNull("error_code")
                .putNull("error_message");
    }

    private Answer send(Request request) {
        Answer failure = failures.poll();
        if (failure instanceof Answer.Reply || failure instanceof Answer.Stream) {
            return failure;
        }
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return error(400, 21602, "Message body is required.");
        }
        var form = FormBody.read(request.body()).orElse(Map.of());
        Answer refused = MessageRules.refusal(form, Set.of(number), stopped).orElse(null);
        if (refused != null) {
            return refused;
        }
        String from = MessageRules.one(form, "From");
        String body = MessageRules.one(form, "Body");
        List<String> files = form.getOrDefault("MediaUrl", List.of());
        var message = new SentMessage(
                sid(files.isEmpty() ? "SM" : "MM"),
                MessageRules.one(form, "To"),
                from.isEmpty() ? number : from,
                body,
                List.copyOf(files),
                Segments.of(body),
                clock.instant());
        sent.add(message);
        String callback = MessageRules.one(form, "StatusCallback");
        lastCallback = callback;
        if (!callback.isEmpty()) {
            Reports how = reports;
            Thread.ofVirtual().start(() -> report(message, callback, how));
        }
        return failure == null ? Answer.json(201, Json.text(resource(message))) : failure;
    }

    private void report(SentMessage message, String callback, Reports how) {
        List<String> states =
                switch (how) {
                    case IN_ORDER -> List.of("sent", "delivered");
                    case DOUBLED -> List.of("sent", "sent", "delivered", "delivered");
                    case REVERSED -> List.of("delivered", "sent");
                    case NEVER -> List.of();
                };
        for (String state : states) {
            report(message, callback, state, "");
        }
    }

    /** Tells what became of the last message, long after. */
    public void reportLast(String state, String errorCode) {
        SentMessage message;
        String callback;
        synchronized (this) {
            message = sent.getLast();
            callback = lastCallback;
        }
        report(message, callback, state, errorCode);
    }

    /** Tells what became of a message, in the provider's own time. */
    public void report(SentMessage message, String callback, String state, String errorCode) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SmsSid", message.sid());
        fields.put("SmsStatus", state);
        fields.put("MessageStatus", state);
        fields.put("To", message.to());
        fields.put("MessageSid", message.sid());
        fields.put("AccountSid", account);
        fields.put("From", message.from());
        fields.put("ApiVersion", "2010-04-01");
        if (!errorCode.isEmpty()) {
            fields.put("ErrorCode", errorCode);
        }
        webhook.accept(SignedWebhook.of(token, callback, fields));
    }

    private static Answer error(int status, int code, String message) {
        return MessageRules.error(status, code, message).orElseThrow();
    }
}
