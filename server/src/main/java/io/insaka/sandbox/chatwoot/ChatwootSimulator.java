package io.insaka.sandbox.chatwoot;

import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Multipart;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Account 1 with conversation 42 between a customer and whoever answers. Like Chatwoot it tells webhooks of everything. */
public final class ChatwootSimulator implements Simulator {
    public static final String ACCOUNT = "1";
    public static final long CONVERSATION = 42;
    private static final Pattern EDGE = Pattern.compile("/api/v1/accounts/1/conversations/42(?:/([a-z_]+))?");
    private static final int PAGE = 20;
    private static final Set<String> STATUSES = Set.of("open", "resolved", "pending", "snoozed");

    private final String token;
    private final String secret;
    private final Clock clock;
    private final Consumer<Call> webhook;
    private @Nullable List<Call> held;
    private final AtomicLong ids = new AtomicLong(1_000);
    private final List<ObjectNode> taken = new ArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final List<String> labels = new ArrayList<>(List.of("vip"));
    private final Deque<Answer> failures = new ArrayDeque<>();
    private String status = "open";
    private final Account account = new Account();

    /** A webhook as it goes out. */
    public record Call(byte[] body, String timestamp, String signature) {}

    /** @param webhook carries a webhook to Insaka; called while nothing is locked */
    public ChatwootSimulator(String token, String secret, Clock clock, Consumer<Call> webhook) {
        this.token = token;
        this.secret = secret;
        this.clock = clock;
        this.webhook = webhook;
    }

    /** The customer writes. */
    public void says(String text) {
        tell(message("incoming", text));
    }

    /** The customer sends a file that lies at this address. */
    public void sends(String type, String url) {
        ObjectNode message = message("incoming", "");
        message.putArray("attachments")
                .addObject()
                .put("id", ids.incrementAndGet())
                .put("file_type", type)
                .put("data_url", url);
        tell(message);
    }

    /** An agent writes, to the customer or to colleagues only. */
    public void agentWrites(String text, boolean secretly) {
        tell(message("outgoing", text).put("private", secretly));
    }

    /** An agent takes the conversation, or gives it back. */
    public void assign(boolean person) {
        assign(person ? 7L : null);
    }

    private void assign(@Nullable Long agent) {
        if (!account.assign(agent)) {
            return;
        }
        ObjectNode event = conversation().put("event", "conversation_updated");
        event.putArray("changed_attributes")
                .addObject()
                .putObject("assignee_id")
                .putNull("previous_value")
                .put("current_value", agent);
        tell(event);
    }

    /** Somebody works in the account. */
    public void agent(long id, String name, String email) {
        account.agent(id, name, email);
    }

    /** The agent who has the conversation. */
    public Optional<Long> assignee() {
        return account.assignee();
    }

    /** What is noted of the customer. */
    public ObjectNode attributes() {
        return account.attributes();
    }

    /** How often the API changed what is noted of the customer. */
    public int contactChanges() {
        return account.changes();
    }

    /** An agent sets the status. */
    public void setStatus(String wanted) {
        synchronized (this) {
            status = wanted;
        }
        tell(conversation().put("event", "conversation_status_changed"));
    }

    /** The next message is answered so instead; {@link Answer.Drop} comes after it was taken. */
    public synchronized void failNext(Answer answer) {
        failures.add(answer);
    }

    /** The next calls that neither write to the customer nor are about typing are answered with these; 200 stands for the usual answer. */
    public synchronized void answerNext(int... some) {
        Arrays.stream(some).forEach(statuses::add);
    }

    private synchronized int nextStatus() {
        Integer status = statuses.poll();
        return status == null ? 200 : status;
    }

    /** Messages posted over the API, oldest first. */
    public synchronized List<ObjectNode> taken() {
        return List.copyOf(taken);
    }

    public synchronized String status() {
        return status;
    }

    public synchronized List<String> labels() {
        return List.copyOf(labels);
    }

    private synchronized ObjectNode conversation() {
        ObjectNode conversation = Json.object().put("id", CONVERSATION).put("status", status);
        conversation.putObject("account").put("id", 1).put("name", "Shop");
        conversation.set("meta", account.meta());
        return conversation;
    }

    private ObjectNode message(String type, String content) {
        ObjectNode message = Json.object()
                .put("event", "message_created")
                .put("id", ids.incrementAndGet())
                .put("content", content)
                .put("content_type", "text")
                .put("message_type", type)
                .put("private", false)
                .put("created_at", clock.instant().toString());
        message.putObject("account").put("id", 1).put("name", "Shop");
        message.putObject("sender").put("id", 9).put("name", "Mwila");
        message.set("conversation", conversation());
        return message;
    }

    private void tell(ObjectNode event) {
        byte[] body = Json.bytes(event);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        Call call = new Call(body, timestamp, signature(timestamp, body));
        synchronized (this) {
            if (held != null) {
                held.add(call);
                return;
            }
        }
        webhook.accept(call);
    }

    /** From now on webhooks wait, as they do when Chatwoot has much to do. */
    public synchronized void hold() {
        held = new ArrayList<>();
    }

    /** What waited goes out, in its order. @return how many */
    public int release() {
        List<Call> late;
        synchronized (this) {
            late = held == null ? List.of() : held;
            held = null;
        }
        late.forEach(webhook);
        return late.size();
    }

    private String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Answer answer(Request request) {
        if (!request.header("api_access_token").equals(token)) {
            return Answer.json(401, "{\"errors\":[\"You need to sign in or sign up before continuing.\"]}");
        }
        if (request.method().equals("GET") && request.path().equals("/api/v1/accounts/1/inboxes")) {
            return Answer.json(200, "{\"payload\":[]}");
        }
        Matcher path = EDGE.matcher(request.path());
        String edge = !path.matches() ? "" : path.group(1) == null ? "conversation" : path.group(1);
        boolean slight =
                Set.of("messages", "toggle_typing_status", "update_last_seen").contains(edge);
        int status = slight ? 200 : nextStatus();
        if (status != 200) {
            return Answer.json(status, "{\"error\":\"as it was told to\"}");
        }
        return account.answer(request).orElseGet(() -> answer(request, request.method() + " " + edge));
    }

    private Answer answer(Request request, String call) {
        return switch (call) {
            case "POST messages" -> take(request);
            case "GET messages" -> page(request.query().getOrDefault("before", ""));
            case "GET conversation" -> Answer.json(200, Json.text(conversation()));
            case "POST assignments" -> assign(request);
            case "GET labels" -> known();
            case "POST labels" -> replace(request);
            case "POST toggle_status" -> toggle(request);
            case "POST toggle_typing_status", "POST update_last_seen" -> Answer.json(200, "{}");
            default -> Answer.json(404, "{\"error\":\"Resource could not be found\"}");
        };
    }

    private Answer take(Request request) {
        ObjectNode given = Json.read(request.body())
                .or(() -> Multipart.read(request).map(ChatwootSimulator::fields))
                .orElse(null);
        String content = given == null ? "" : given.path("content").asString("");
        boolean file = given != null && given.has("file");
        if (given == null
                || content.isBlank() && !file
                || !given.path("message_type").asString("").equals("outgoing")
                || given.has("source_id")) {
            return Answer.json(422, "{\"error\":\"Validation failed\"}");
        }
        Answer failure;
        ObjectNode message = message("outgoing", content);
        synchronized (this) {
            failure = failures.poll();
            if (failure != null && !(failure instanceof Answer.Drop)) {
                return failure;
            }
            taken.add(message);
        }
        if (file) {
            message.putArray("attachments").addObject().put("file_type", "file").put("data_url", "http://x/prices.pdf");
        }
        tell(message);
        return failure == null ? Answer.json(200, Json.text(message)) : failure;
    }

    /** The latest, or the latest before one, oldest first. Kinds and times are numbers here, words in webhooks. */
    private synchronized Answer page(String before) {
        List<ObjectNode> all = taken.stream()
                .filter(message -> before.isEmpty() || message.path("id").asLong() < Long.parseLong(before))
                .toList();
        ObjectNode answer = Json.object();
        var payload = answer.putArray("payload");
        all.subList(Math.max(0, all.size() - PAGE), all.size())
                .forEach(message -> payload.add(message.deepCopy()
                        .put("message_type", 1)
                        .put(
                                "created_at",
                                Instant.parse(message.path("created_at").asString())
                                        .getEpochSecond())));
        return Answer.json(200, Json.text(answer));
    }

    private static ObjectNode fields(Multipart parts) {
        ObjectNode fields = Json.object();
        for (Multipart.Part part : parts.parts()) {
            if (part.name().equals("attachments[]")) {
                fields.put("file", part.fileName());
            } else {
                fields.put(part.name(), part.text());
            }
        }
        return fields;
    }

    private synchronized Answer known() {
        ObjectNode answer = Json.object();
        labels.forEach(answer.putArray("payload")::add);
        return Answer.json(200, Json.text(answer));
    }

    /** The whole set, as Chatwoot takes it. */
    private synchronized Answer replace(Request request) {
        JsonNode wanted = Json.read(request.body()).orElseGet(Json::object).path("labels");
        if (!wanted.isArray()) {
            return Answer.json(422, "{}");
        }
        labels.clear();
        wanted.forEach(label -> labels.add(label.asString()));
        return Answer.json(200, "{}");
    }

    private Answer assign(Request request) {
        Long wanted = Account.wanted(request).orElse(null);
        if (wanted == null) {
            return Answer.json(422, "{}");
        }
        assign(wanted);
        return Answer.json(200, "null");
    }

    private Answer toggle(Request request) {
        String wanted =
                Json.read(request.body()).orElseGet(Json::object).path("status").asString("");
        if (!STATUSES.contains(wanted)) {
            return Answer.json(422, "{}");
        }
        boolean changed;
        synchronized (this) {
            changed = !status.equals(wanted);
        }
        if (changed) {
            setStatus(wanted);
        }
        return Answer.json(200, "{\"payload\":{\"success\":true}}");
    }
}
