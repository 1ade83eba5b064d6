package io.insaka.sandbox.meta;

import io.insaka.sandbox.graph.Fields;
import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.graph.Refused;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Multipart;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.SoundFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** One page, the people who wrote to it, and what it sent them. */
final class RunningPage {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration TEAMMATE_WINDOW = Duration.ofDays(7);
    static final String APP = "904271100000001";

    private static final GraphError OUTSIDE =
            new GraphError(400, 10, 2018278, "This message is sent outside of allowed window.", "");
    private static final GraphError NOBODY = new GraphError(400, 100, 2018001, "No matching user found", "");

    private final Page page;
    private final PageWebhooks webhooks;
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Instant> heardAt = new HashMap<>();
    private final Set<String> uploads = new HashSet<>();
    private final List<TakenMessage> taken = new ArrayList<>();
    private final List<ObjectNode> actions = new ArrayList<>();
    private final Deque<Answer> failures = new ArrayDeque<>();

    RunningPage(Page page, PageWebhooks webhooks, Clock clock) {
        this.page = page;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    Page page() {
        return page;
    }

    PageWebhooks webhooks() {
        return webhooks;
    }

    synchronized List<TakenMessage> taken() {
        return List.copyOf(taken);
    }

    synchronized List<ObjectNode> actions() {
        return List.copyOf(actions);
    }

    synchronized void failNext(Answer answer) {
        failures.add(answer);
    }

    synchronized void heard(String customer, Instant at) {
        heardAt.put(customer, at);
    }

    synchronized boolean knows(String customer) {
        return heardAt.containsKey(customer);
    }

    String nextId() {
        return "m_" + page.id() + "_" + numbers.incrementAndGet() + "-_AbCdEf";
    }

    synchronized Answer upload(Request request) {
        Multipart parts =
                Multipart.read(request).orElseThrow(() -> new Refused(GraphError.invalid("Not a multipart body")));
        Fields message = new Fields(
                parts.part("message")
                        .flatMap(part -> Json.read(part.bytes()))
                        .orElseThrow(() -> new Refused(GraphError.required("message"))),
                "");
        String type = message.object("attachment").oneOf("type", Set.of("image", "video", "audio", "file"));
        boolean forInstagram = parts.part("platform")
                .map(part -> part.text().equals("instagram"))
                .orElse(false);
        if (forInstagram != page.instagram()
                || parts.part("filedata").map(part -> part.bytes().length == 0).orElse(true)) {
            throw new Refused(GraphError.invalid("Upload attachment failure."));
        }
        if (forInstagram
                && type.equals("audio")
                && parts.part("filedata").filter(RunningPage::heardOnInstagram).isEmpty()) {
            throw new Refused(GraphError.invalid("Upload attachment failure: unsupported audio format."));
        }
        String id = String.valueOf(1_000_000_000L + numbers.incrementAndGet());
        uploads.add(id);
        return Answer.json(200, Json.text(Json.object().put("attachment_id", id)));
    }

    /** AAC, M4A and WAV (Meta's page, April 2026), by its type and by its bytes. */
    private static boolean heardOnInstagram(Multipart.Part part) {
        var sound = new SoundFile(part.bytes());
        return switch (part.contentType()) {
            case "audio/mp4", "audio/x-m4a", "audio/m4a" -> sound.isMp4();
            case "audio/wav", "audio/x-wav" -> sound.isWav();
            case "audio/aac" -> sound.isAdts();
            default -> false;
        };
    }

    synchronized Answer send(Request request) {
        ObjectNode body = Json.read(request.body())
                .orElseThrow(() -> new Refused(GraphError.invalid("The body is not a JSON object")));
        var fields = new Fields(body, "");
        String customer = fields.object("recipient").text("id", 100);
        new MessageRules(page.instagram(), uploads::contains).check(fields);
        Instant heard = heardAt.get(customer);
        if (heard == null) {
            throw new Refused(NOBODY);
        }
        ObjectNode answer = Json.object().put("recipient_id", customer);
        if (body.has("sender_action")) {
            actions.add(body);
            return Answer.json(200, Json.text(answer));
        }
        Answer failure = failures.poll();
        if (failure != null && !(failure instanceof Answer.Drop)) {
            return failure;
        }
        Duration since = Duration.between(heard, clock.instant());
        boolean tagged = body.path("tag").asString("").equals("HUMAN_AGENT");
        if (since.compareTo(tagged ? TEAMMATE_WINDOW : WINDOW) > 0) {
            throw new Refused(OUTSIDE);
        }
        var message = new TakenMessage(nextId(), customer, body);
        taken.add(message);
        follow(message);
        return failure == null ? Answer.json(200, Json.text(answer.put("message_id", message.id()))) : failure;
    }

    /** The echo that every app of the page gets, and what becomes of the message on the customer's phone. */
    private void follow(TakenMessage sent) {
        ObjectNode echo = event(page.account(), sent.customer());
        ObjectNode message = echo.putObject("message").put("mid", sent.id()).put("is_echo", true);
        ObjectNode original = (ObjectNode) sent.body().path("message");
        if (!page.instagram()) {
            message.put("app_id", Long.parseLong(APP));
            Json.putUnlessEmpty(message, "metadata", original.path("metadata").asString(""));
        }
        if (original.has("text")) {
            message.put("text", original.path("text").asString());
        } else {
            message.putArray("attachments").add(original.path("attachment"));
        }
        webhooks.send(entry("messaging", echo));
        ObjectNode seen = event(sent.customer(), page.account());
        if (page.instagram()) {
            seen.putObject("read").put("mid", sent.id());
        } else {
            seen.putObject("delivery")
                    .put("watermark", clock.millis())
                    .putArray("mids")
                    .add(sent.id());
        }
        webhooks.send(entry("messaging", seen));
    }

    ObjectNode event(String sender, String recipient) {
        ObjectNode event = Json.object();
        event.putObject("sender").put("id", sender);
        event.putObject("recipient").put("id", recipient);
        return event.put("timestamp", clock.millis());
    }

    ObjectNode entry(String list, ObjectNode event) {
        ObjectNode entry = Json.object().put("time", clock.millis()).put("id", page.account());
        entry.putArray(list).add(event);
        return entry;
    }
}
