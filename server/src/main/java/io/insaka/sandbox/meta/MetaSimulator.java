package io.insaka.sandbox.meta;

import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.graph.Refused;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meta's messaging platform and the people on it. Pages are registered here; requests come in by {@link #answer};
 * customers act by {@link #says}, {@link #sends} and {@link #does}. Everything may be called by many threads.
 */
public final class MetaSimulator implements Simulator, AutoCloseable {
    private static final Pattern VERSIONED =
            Pattern.compile("/v[1-9][0-9]?\\.0/([A-Za-z0-9_-]{1,64})(/messages|/message_attachments)?/?");
    private static final String FILES = "/_cdn/";

    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, RunningPage> pages = new ConcurrentHashMap<>();
    private final Map<String, Answer.Reply> files = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    public MetaSimulator(Clock clock) {
        this.clock = clock;
    }

    /** Sets up a page, or enters another callback for it, which is called until it answers the handshake. */
    public void register(Page page) {
        RunningPage before = pages.put(page.id(), new RunningPage(page, new PageWebhooks(page, client), clock));
        if (before != null) {
            before.webhooks().close();
        }
    }

    /** The customer writes; returns the message's id. */
    public String says(String pageId, String customer, String text) {
        String id = page(pageId).nextId();
        ObjectNode part = Json.object();
        part.putObject("message").put("mid", id).put("text", text);
        does(pageId, customer, part);
        return id;
    }

    /** The customer sends a file, which lies where {@code base} names this simulator. */
    public String sends(String pageId, String customer, String base, Answer.Reply file) {
        String type = file.contentType().split("/", 2)[0];
        String name = numbers.incrementAndGet() + "?oh=signature&oe=7fffffff";
        files.put(FILES + name.split("\\?", 2)[0], file);
        String id = page(pageId).nextId();
        ObjectNode part = Json.object();
        ObjectNode attachment =
                part.putObject("message").put("mid", id).putArray("attachments").addObject();
        attachment.put("type", List.of("image", "video", "audio").contains(type) ? type : "file");
        attachment.putObject("payload").put("url", base + FILES + name);
        does(pageId, customer, part);
        return id;
    }

    /** The customer does something: {@code part} is what stands beside sender and recipient. */
    public void does(String pageId, String customer, ObjectNode part) {
        happens(pageId, customer, "messaging", part);
    }

    /** As {@link #does}, while another app has the conversation. */
    public void doesOnStandby(String pageId, String customer, ObjectNode part) {
        happens(pageId, customer, "standby", part);
    }

    private void happens(String pageId, String customer, String list, ObjectNode part) {
        RunningPage page = page(pageId);
        page.heard(customer, clock.instant());
        ObjectNode event = page.event(customer, page.page().account());
        event.setAll(part);
        page.webhooks().send(page.entry(list, event));
    }

    /** Somebody answers in another tool; returns the message's id. */
    public String answersElsewhere(String pageId, String customer, String text) {
        RunningPage page = page(pageId);
        String id = page.nextId();
        ObjectNode event = page.event(page.page().account(), customer);
        event.putObject("message")
                .put("mid", id)
                .put("is_echo", true)
                .put("app_id", 263902037430900L)
                .put("text", text);
        page.webhooks().send(page.entry("messaging", event));
        return id;
    }

    /** The customer wrote last so long ago. */
    public void letPass(String pageId, String customer, Duration since) {
        page(pageId).heard(customer, clock.instant().minus(since));
    }

    /** The next message is answered so instead; {@link Answer.Drop} comes after it was taken. */
    public void failNext(String pageId, Answer answer) {
        page(pageId).failNext(answer);
    }

    /** From now on every webhook of the page comes twice. */
    public void deliverTwice(String pageId) {
        page(pageId).webhooks().twice();
    }

    /** Messages that were taken, oldest first. */
    public List<TakenMessage> taken(String pageId) {
        return page(pageId).taken();
    }

    /** Typing, seen and reactions, oldest first. */
    public List<ObjectNode> actions(String pageId) {
        return page(pageId).actions();
    }

    private RunningPage page(String id) {
        return Optional.ofNullable(pages.get(id))
                .orElseThrow(() -> new IllegalArgumentException("page " + id + " is not registered"));
    }

    @Override
    public Answer answer(Request request) {
        try {
            return route(request);
        } catch (Refused refused) {
            return refused.error().answer("A" + numbers.incrementAndGet());
        }
    }

    private Answer route(Request request) {
        if (request.path().startsWith(FILES)) {
            return Optional.<Answer>ofNullable(files.get(request.path()))
                    .orElseGet(() -> Answer.html(403, "URL signature expired"));
        }
        Matcher path = VERSIONED.matcher(request.path());
        if (!path.matches()) {
            throw new Refused(GraphError.NO_PATH);
        }
        Optional<Answer> person = person(request, path.group(1));
        if (person.isPresent()) {
            return person.get();
        }
        RunningPage page = Optional.ofNullable(pages.get(path.group(1)))
                .orElseThrow(() -> new Refused(GraphError.unknownObject(path.group(1))));
        if (!request.header("authorization").equals("Bearer " + page.page().accessToken())) {
            throw new Refused(GraphError.NO_TOKEN);
        }
        String edge = Optional.ofNullable(path.group(2)).orElse("");
        if (edge.isEmpty() && request.method().equals("GET")) {
            return Answer.json(
                    200, Json.text(Json.object().put("id", page.page().id()).put("name", "Mwamba Clinic")));
        }
        if (edge.isEmpty() || !request.method().equals("POST")) {
            throw new Refused(GraphError.unknownObject(page.page().id()));
        }
        return edge.equals("/messages") ? page.send(request) : page.upload(request);
    }

    /** What somebody is called, for a page they wrote to and nobody else. */
    private Optional<Answer> person(Request request, String id) {
        String name = names.get(id);
        if (name == null || !request.method().equals("GET")) {
            return Optional.empty();
        }
        boolean known = pages.values().stream()
                .anyMatch(page -> request.header("authorization")
                                .equals("Bearer " + page.page().accessToken())
                        && page.knows(id));
        if (!known) {
            throw new Refused(GraphError.unknownObject(id));
        }
        return Optional.of(
                Answer.json(200, Json.text(Json.object().put("id", id).put("name", name))));
    }

    /** From now on the customer has a name, which webhooks never say. */
    public void calls(String customer, String name) {
        names.put(customer, name);
    }

    @Override
    public void close() {
        pages.values().forEach(page -> page.webhooks().close());
        client.shutdownNow();
    }
}
