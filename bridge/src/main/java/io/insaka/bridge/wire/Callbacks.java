package io.insaka.bridge.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.insaka.bridge.store.Entry;
import io.insaka.bridge.store.Order;
import io.insaka.bridge.store.Store;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bridge's own small server: what Insaka wants sent, how the bridge stands, and {@code /healthz}. */
public final class Callbacks implements AutoCloseable {
    private static final System.Logger log = System.getLogger(Callbacks.class.getName());
    private static final JsonMapper json = JsonMapper.builder().build();
    private static final int LARGEST = 8 << 20;
    private static final int MOST_WAITING = 20;
    private static final String LATER = "30";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String secret;
    private final Clock clock;
    private final Store store;
    private final Outlook outlook;

    /**
     * What the server tells and asks.
     *
     * @param reaches whether somebody of this id may be written to
     */
    public record Outlook(Supplier<Standing> standing, Supplier<Checkup> checkup, Predicate<String> reaches) {}

    /** A finding for {@code /healthz}: {@code healthy}, {@code degraded} or {@code down}, and why. */
    public record Checkup(String status, String reason) {}

    private record Answer(int status, String body) {}

    public Callbacks(InetSocketAddress address, String secret, Clock clock, Store store, Outlook outlook)
            throws IOException {
        this.secret = secret;
        this.clock = clock;
        this.store = store;
        this.outlook = outlook;
        this.server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer =
                    switch (exchange.getRequestMethod() + " "
                            + exchange.getRequestURI().getPath()) {
                        case "GET /healthz" -> health();
                        case "POST /callback" -> callback(exchange);
                        default -> problem(404, "unknown", "There is nothing here.");
                    };
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (answer.status() == 503 || answer.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", LATER);
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (RuntimeException failure) {
            // Without an answer Insaka tries again, which is right: nothing was promised.
            log.log(Level.ERROR, "A call was not answered", failure);
        }
    }

    private Answer health() {
        Checkup checkup = outlook.checkup().get();
        ObjectNode body =
                json.createObjectNode().put("status", checkup.status()).put("reason", checkup.reason());
        tell(body);
        return new Answer(checkup.status().equals("down") ? 503 : 200, body.toString());
    }

    private Answer callback(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        String signature = exchange.getRequestHeaders().getFirst(Signature.HEADER);
        String timestamp = exchange.getRequestHeaders().getFirst(Signature.TIMESTAMP);
        if (body.length > LARGEST) {
            return problem(413, "too-large", "The call is too large.");
        }
        if (!Signature.fits(signature, timestamp, secret, body, clock.instant())) {
            return problem(401, "wrong-signature", "The signature does not fit: the secrets differ, or the clocks do.");
        }
        try {
            JsonNode call = json.readTree(body);
            return switch (call.path("type").asString("")) {
                case "test" -> test();
                case "state" -> state();
                default -> order(OrderReader.read(call, clock.instant()));
            };
        } catch (JacksonException unreadable) {
            return problem(400, "unreadable", "The call is not JSON.");
        } catch (OrderReader.Refused refused) {
            return problem(422, refused.code(), String.valueOf(refused.getMessage()));
        }
    }

    /** The connection works; it is no secret, though, when nothing can go through it. */
    private Answer test() {
        Standing.State state = outlook.standing().get().state();
        return switch (state) {
            case LOGGED_OUT, UNFIT, BROKEN -> problem(503, state.wireName(), "The bridge cannot work now.");
            case STARTING, PAIRING, PAIRED -> new Answer(200, "{\"ok\":true}");
        };
    }

    private Answer state() {
        Standing standing = outlook.standing().get();
        ObjectNode body = json.createObjectNode();
        ObjectNode bridge = body.putObject("bridge");
        tell(bridge);
        byte[] code = standing.code();
        if (code != null) {
            bridge.put("code", "data:image/png;base64," + Base64.getEncoder().encodeToString(code));
        }
        return new Answer(200, body.toString());
    }

    private void tell(ObjectNode body) {
        Standing standing = outlook.standing().get();
        body.put("state", standing.state().wireName())
                .put("since", standing.since().toString())
                .put("strategy", standing.strategy())
                .put("choice", standing.choice())
                .put(
                        "lookedAt",
                        standing.lookedAt() == null ? null : standing.lookedAt().toString())
                .put("waitingForInsaka", store.waitingIn())
                .put("waitingToBeTyped", store.orders().size());
    }

    /** Our word for it is only given once it is on disk. */
    private Answer order(Order order) throws OrderReader.Refused {
        synchronized (store) {
            if (store.doubted(order.id())) {
                throw new OrderReader.Refused(
                        "unsure", "It may have been sent already. Look at the chat, and write it anew if it was not.");
            }
            if (store.heardOf(order.id())) {
                return new Answer(200, "{\"repeated\":true}");
            }
            if (!outlook.reaches().test(order.person())) {
                throw new OrderReader.Refused(
                        "contact-not-allowed", "The bridge's list of contacts does not allow to write to them.");
            }
            Standing.State state = outlook.standing().get().state();
            if (state != Standing.State.PAIRED) {
                return problem(503, state.wireName(), "The bridge cannot send now: " + state.wireName() + ".");
            }
            if (store.orders().size() >= MOST_WAITING) {
                return problem(429, "busy", "The bridge types as fast as it may.");
            }
            store.append(new Entry.Ordered(order));
            return new Answer(200, "{\"ok\":true}");
        }
    }

    private static Answer problem(int status, String code, String text) {
        return new Answer(
                status,
                json.createObjectNode().put("code", code).put("detail", text).toString());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
