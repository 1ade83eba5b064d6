package io.insaka.sandbox.push;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.http.SimulatorServer;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The push service, on a port of its own, with one subscription. What is wrong with a request stands in {@link #faults}. */
public final class PushServiceSimulator implements Simulator, AutoCloseable {
    private static final String MOUNT = "/push";
    private static final String RESOURCE = "/subscription";
    /** RFC 8030, 7.2: no service has to take more. */
    private static final int LARGEST = 4_096;

    private static final JsonMapper json = new JsonMapper();

    private final Clock clock;
    private final SimulatorServer server;
    private final Browser browser;
    private final Queue<Wanted> answers = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<Integer> answered = new CopyOnWriteArrayList<>();
    private final List<String> signers = new CopyOnWriteArrayList<>();
    private final List<Kept> kept = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile boolean ended;
    private volatile @Nullable String bound;

    public PushServiceSimulator(Clock clock) {
        this(clock, Browser.fresh());
    }

    PushServiceSimulator(Clock clock, Browser browser) {
        this.clock = clock;
        this.browser = browser;
        this.server = SimulatorServer.start(0, MOUNT, this);
    }

    private record Wanted(int status, String retryAfter) {}

    /** A message that waits for the browser. */
    private record Kept(String topic, Instant until, JsonNode opened) {}

    public String endpoint() {
        return server.address() + RESOURCE;
    }

    /** As the browser's own subscription says it. */
    public Map<String, Object> subscription() {
        return Map.of("endpoint", endpoint(), "keys", browser.keys());
    }

    /** From now on it takes messages of this application server alone (RFC 8292, 4). */
    public void bind(String key) {
        bound = key;
    }

    /** The browser ends the subscription. */
    public void unsubscribe() {
        ended = true;
    }

    /** The browser is off, or back; then it gets what was kept for it. */
    public void away(boolean now) {
        away = now;
        if (!now) {
            kept.stream().filter(one -> one.until().isAfter(clock.instant())).forEach(one -> taken.add(one.opened()));
            kept.clear();
        }
    }

    /** The next one is answered so, instead of taken. */
    public void answer(int status) {
        answer(status, "");
    }

    public void answer(int status, String retryAfter) {
        answers.add(new Wanted(status, retryAfter));
    }

    /** What the browser was told, opened. */
    public List<JsonNode> taken() {
        return List.copyOf(taken);
    }

    public List<String> bodies() {
        return taken.stream().map(one -> one.path("body").asString("")).toList();
    }

    /** What no push service would have taken, or no browser could have opened. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    public List<Integer> answered() {
        return List.copyOf(answered);
    }

    /** Which keys signed. */
    public List<String> signers() {
        return List.copyOf(signers);
    }

    @Override
    public Answer answer(Request request) {
        Answer.Reply reply = judged(request);
        answered.add(reply.status());
        return reply;
    }

    private Answer.Reply judged(Request request) {
        Map<String, String> headers = new HashMap<>();
        try {
            Refused.unless(request.path().equals(RESOURCE), 404, "there is no such subscription");
            Refused.unless(request.method().equals("POST"), 405, "the method");
            signers.add(Vapid.check(request.header("authorization"), origin(request), bound, clock.instant()));
            checkHead(request);
            Coding coding = coding(request);
            Wanted wanted = answers.poll();
            if (wanted != null) {
                if (!wanted.retryAfter().isEmpty()) {
                    headers.put("Retry-After", wanted.retryAfter());
                }
                return reply(wanted.status(), headers, "");
            }
            if (ended) {
                return reply(410, headers, "the subscription has ended");
            }
            deliver(request, coding);
            headers.put("TTL", request.header("ttl"));
            headers.put("Location", request.base() + "/message/" + answered.size());
            return reply(201, headers, "");
        } catch (Refused refused) {
            faults.add(refused.getMessage());
            return reply(refused.status(), headers, String.valueOf(refused.getMessage()));
        }
    }

    private static Answer.Reply reply(int status, Map<String, String> headers, String why) {
        Answer.Reply plain = Answer.json(status, why.isEmpty() ? "" : json.writeValueAsString(Map.of("message", why)));
        return new Answer.Reply(status, plain.contentType(), Map.copyOf(headers), plain.body());
    }

    private static String origin(Request request) {
        URI base = URI.create(request.base());
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    /** RFC 8030, 5.2 to 5.4. */
    private static void checkHead(Request request) throws Refused {
        Refused.unless(request.header("ttl").matches("[0-9]{1,10}"), 400, "TTL");
        String urgency = request.header("urgency");
        Refused.unless(urgency.isEmpty() || urgency.matches("very-low|low|normal|high"), 400, "Urgency");
        String topic = request.header("topic");
        Refused.unless(topic.isEmpty() || topic.matches("[A-Za-z0-9_-]{1,32}"), 400, "Topic");
    }

    private static Coding coding(Request request) throws Refused {
        Refused.unless(request.body().length <= LARGEST, 413, "more than 4096 bytes");
        Refused.unless(request.header("content-encoding").equals("aes128gcm"), 400, "Content-Encoding");
        return Coding.read(request.body());
    }

    /** The service cannot know whether the browser can open it: it took it. */
    private void deliver(Request request, Coding coding) {
        try {
            JsonNode opened = json.readTree(browser.open(coding));
            long seconds = Long.parseLong(request.header("ttl"));
            if (!away) {
                taken.add(opened);
            } else if (seconds > 0) {
                String topic = request.header("topic");
                kept.removeIf(one -> !topic.isEmpty() && one.topic().equals(topic));
                kept.add(new Kept(topic, clock.instant().plusSeconds(seconds), opened));
            }
        } catch (GeneralSecurityException | JacksonException unreadable) {
            faults.add("the browser cannot open it: " + unreadable);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
