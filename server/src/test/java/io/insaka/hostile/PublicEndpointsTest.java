package io.insaka.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Endpoints;
import io.insaka.testing.Endpoints.Endpoint;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * Everything that answers, found in the running product, against everything in {@link Hostile}; by an owner, whose
 * requests get far, and by a stranger. Afterwards the product still does its work.
 */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class PublicEndpointsTest {
    /** Another number tries other combinations; a failure names the number it was found with. */
    private static final long SEED = Long.getLong("insaka.seed", 20_261_121L);

    private static final int COMBINATIONS = 12;
    private static final int SOME = 4;

    private final List<String> wrong = new ArrayList<>();

    @Autowired
    Organisations organisations;

    @Autowired
    Endpoints endpoints;

    @Autowired
    TestingChannel channel;

    @Autowired
    ServletContext servlets;

    private Organisation organisation;
    private TestingAccount account;
    private Map<String, String> known;

    PublicEndpointsTest(@Autowired Organisations organisations, @Autowired TestingChannel channel) {
        organisation = organisations.found();
        account = TestingAccount.connect(channel, organisation);
        known = Map.of();
    }

    @BeforeEach
    void somethingToBeFound() {
        account.deliver(TestingAccount.text("260970000001", "in-1", "hello"));
        account.awaitBalanced(1);
        organisation
                .api()
                .post("/api/v1/articles", Map.of("question", "Where are you?", "answer", "Here."))
                .expect(201);
        organisation
                .api()
                .post("/api/v1/knowledge/sources", Map.of("title", "Hours", "text", "Always open."))
                .expect(202);
        organisation.api().upload("/api/v1/media", "a.txt", "text/plain", "hello".getBytes(ISO_8859_1));
        known = new LinkedHashMap<>();
    }

    /** Nothing was answered wrongly, and what a customer writes still comes through. */
    @AfterEach
    void nothingWasWrongAndTheProductWorks() {
        assertThat(wrong).as("found with -Dinsaka.seed=" + SEED).isEmpty();
        var other = organisations.found();
        var fresh = TestingAccount.connect(channel, other);
        fresh.deliver(TestingAccount.text("260970000002", "after", "still there?"));
        fresh.awaitBalanced(1);
        organisations.signIn(other.ownerEmail(), Organisations.PASSWORD);
        organisations.stranger().get("/healthz").expect(200);
    }

    @Test
    void oddPathsAndParametersAreAnswered() {
        for (Endpoint endpoint : endpoints.everything()) {
            for (Api api : callers()) {
                if (!endpoint.variables().isEmpty()) {
                    for (String segment : Hostile.SEGMENTS) {
                        String path = path(endpoint, segment);
                        check(endpoint, segment, api.peek(endpoint.method(), path, empty(endpoint)));
                    }
                }
                if (endpoint.method().equals("GET")) {
                    for (String name : parameters(endpoint)) {
                        for (String value : Hostile.PARAMETERS) {
                            String query = "?" + name + "=" + value;
                            check(endpoint, query, api.peek("GET", real(endpoint) + query, null));
                        }
                        String twice = "?" + name + "=1&" + name + "=2&" + name + "[]=3";
                        check(endpoint, twice, api.peek("GET", real(endpoint) + twice, null));
                    }
                }
            }
        }
    }

    @Test
    void oddBodiesAreAnswered() {
        var random = new Random(SEED);
        for (Endpoint endpoint : endpoints.everything()) {
            if (empty(endpoint) != null) {
                Organisation fresh = organisations.found();
                for (Api api : List.of(fresh.api(), organisations.stranger())) {
                    for (byte[] body : Hostile.BODIES) {
                        check(endpoint, show(body), send(api, endpoint, "application/json", body));
                    }
                    for (String type : some(Hostile.CONTENT_TYPES, random)) {
                        check(endpoint, type, send(api, endpoint, type, "{\"name\":\"x\"}".getBytes(ISO_8859_1)));
                    }
                    for (byte[] body : some(Hostile.MULTIPARTS, random)) {
                        check(endpoint, show(body), send(api, endpoint, "multipart/form-data; boundary=b", body));
                    }
                }
                oddFields(fresh.api(), endpoint);
            }
        }
    }

    /** What is read before an endpoint is reached: each endpoint meets some of it. */
    private static <T> List<T> some(List<T> all, Random random) {
        return all.stream().filter(one -> random.nextInt(SOME) == 0).toList();
    }

    private void oddFields(Api api, Endpoint endpoint) {
        Map<String, String> sample = SampleBody.fields(endpoint.handler().getMethod());
        for (String field : sample.keySet()) {
            for (String value : Hostile.VALUES) {
                var odd = new LinkedHashMap<>(sample);
                odd.put(field, value);
                check(endpoint, field + " " + shorten(value), api.peek(endpoint.method(), real(endpoint), json(odd)));
            }
            var without = new LinkedHashMap<>(sample);
            without.remove(field);
            check(endpoint, "without " + field, api.peek(endpoint.method(), real(endpoint), json(without)));
        }
        var random = new Random(SEED ^ endpoint.toString().hashCode());
        for (int time = 0; time < COMBINATIONS && !sample.isEmpty(); time++) {
            var odd = new LinkedHashMap<String, String>();
            sample.forEach((field, value) -> {
                if (random.nextInt(4) > 0) {
                    boolean changed = random.nextBoolean();
                    odd.put(field, changed ? Hostile.VALUES.get(random.nextInt(Hostile.VALUES.size())) : value);
                }
            });
            check(endpoint, shorten(json(odd)), api.peek(endpoint.method(), real(endpoint), json(odd)));
        }
    }

    /** Most of it is the same code for all: an address meets some of the headers, a header some of the addresses. */
    @Test
    void oddHeadersAndMethodsAreAnswered() {
        var random = new Random(SEED);
        for (String path : paths()) {
            for (Api api : callers()) {
                for (var header : Hostile.HEADERS) {
                    if (random.nextInt(SOME) == 0 && !header.getKey().equals("Expect") && !path.contains("/vault/")) {
                        Api odd = api.withHeader(header.getKey(), header.getValue());
                        check(path, header.toString(), odd.peek("GET", path, null));
                        check(path, header.toString(), odd.peek("POST", path, "{}"));
                    }
                }
                for (String method : Hostile.METHODS) {
                    if (!method.equals("DELETE")) {
                        check(path, method, api.peek(method, path, null));
                    }
                }
                Api foreign = api.withHeader("Origin", "https://evil.example")
                        .withHeader("Access-Control-Request-Method", "POST");
                check(path, "a preflight", foreign.peek("OPTIONS", path, null));
            }
        }
    }

    @Test
    void brokenRequestsAreAnswered() {
        for (String path : List.of("/", "/api/v1/session", "/api/v1/conversations", "/api/v1/media", account.path())) {
            for (String raw : Hostile.RAW) {
                String request = raw.formatted(path).replace("\r\nHost: x\r\n", "\r\nHost: x\r\nConnection: close\r\n");
                var answer = RawCall.send(organisations.baseUrl(), request.getBytes(ISO_8859_1));
                boolean problem = answer.status() < 400
                        || answer.body().isEmpty()
                        || answer.body().contains("\"code\"");
                if (answer.status() >= 500 && answer.status() != 501 && answer.status() != 505 || !problem) {
                    wrong.add(shorten(request) + ": " + answer);
                }
            }
        }
    }

    /** Signed by the provider, so that every word of it is kept, read and worked on. */
    @Test
    void oddWebhooksAreKeptAndWorkedOff() {
        List<Object> items = new ArrayList<>();
        for (String type : List.of("text", "file", "reaction", "edit", "revoke", "echo", "status", "nonsense")) {
            for (String field : List.of("from", "text", "name", "target", "emoji", "replyTo", "user", "id")) {
                for (String value : Hostile.VALUES) {
                    if (value.length() < 50_000 && !value.matches("[\\[{].*")) {
                        int number = items.size();
                        var item = new LinkedHashMap<>(Map.of(
                                "type", type, "from", "26097" + number, "id", "odd-" + number, "target", "in-1"));
                        item.put("text", "hello");
                        item.put("emoji", "+");
                        item.put("step", "DELIVERED");
                        items.add(SampleBody.json(quoted(item, field, value)));
                    }
                }
            }
        }
        String body = items.stream().map(Object::toString).collect(Collectors.joining(",", "{\"items\":[", "]}"));
        var response = account.provider().post(account.path(), body);
        assertThat(response.status()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() ->
                        assertThat(account.balance().path("waiting").asInt()).isZero());
        assertThat(account.balance().path("dead").asInt())
                .as(account.balance().toString())
                .isZero();
    }

    private static Map<String, String> quoted(Map<String, String> item, String field, String value) {
        Map<String, String> quoted = new LinkedHashMap<>();
        item.forEach((name, word) -> quoted.put(name, "\"" + word + "\""));
        quoted.put(field, value);
        return quoted;
    }

    private List<Api> callers() {
        return List.of(organisation.api(), organisations.stranger());
    }

    /** One address of everything that answers: endpoints, servlets beside them, and files. */
    private List<String> paths() {
        Stream<String> mapped = endpoints.everything().stream().map(this::real);
        Stream<String> beside = servlets.getServletRegistrations().values().stream()
                .flatMap(servlet -> servlet.getMappings().stream())
                .map(pattern -> pattern.replace("*", "nothing"));
        return Stream.of(mapped, beside, Stream.of(account.path(), "/assets/none.js", "/inbox"))
                .flatMap(paths -> paths)
                .distinct()
                .toList();
    }

    private static Api.Response send(Api api, String method, String path, String type, byte[] body) {
        return api.withHeader("Content-Type", type).peek(method, path, body);
    }

    private Api.Response send(Api api, Endpoint endpoint, String type, byte[] body) {
        return send(api, endpoint.method(), real(endpoint), type, body);
    }

    private static String json(Map<String, String> fields) {
        return SampleBody.json(fields);
    }

    private static @Nullable String empty(Endpoint endpoint) {
        boolean bodiless = endpoint.method().equals("GET") || endpoint.method().equals("DELETE");
        return bodiless ? null : "{}";
    }

    private static String path(Endpoint endpoint, String segment) {
        return endpoint.pattern().replaceAll("\\{[^/}]+}", Matcher.quoteReplacement(segment));
    }

    /** The endpoint of something that is there, as far as it can be listed; but nothing that is there is taken away. */
    private String real(Endpoint endpoint) {
        int variable = endpoint.pattern().indexOf("/{");
        if (variable < 0 || endpoint.method().equals("DELETE")) {
            return path(endpoint, Hostile.NOBODYS_ID);
        }
        String id = known.computeIfAbsent(endpoint.pattern().substring(0, variable), this::first);
        return path(endpoint, id);
    }

    private String first(String collection) {
        var list = organisation.api().peek("GET", collection, null);
        if (list.status() != 200) {
            return Hostile.NOBODYS_ID;
        }
        JsonNode found = organisation.api().get(collection).json().path("items");
        return found.path(0).path("id").asString(Hostile.NOBODYS_ID);
    }

    private static List<String> parameters(Endpoint endpoint) {
        return Arrays.stream(endpoint.handler().getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(java.lang.reflect.Parameter::getName)
                .toList();
    }

    private void check(Object endpoint, String what, Api.Response response) {
        boolean empty = response.text().isEmpty();
        // It speaks as Meta does.
        boolean simulator = endpoint.toString().startsWith("/sandbox/");
        boolean leaks = !simulator
                && (response.text().contains("Exception") || response.text().contains("\tat "));
        // It is for people.
        boolean page = response.text().startsWith("<!doctype html>");
        boolean wordless = response.status() >= 400 && !empty && response.code().isEmpty() && !simulator && !page;
        if (response.status() >= 500 || wordless || leaks) {
            wrong.add(endpoint + " with " + shorten(what) + ": " + response.status() + " " + shorten(response.text()));
        }
    }

    private static String show(byte[] body) {
        return shorten(new String(body, ISO_8859_1));
    }

    private static String shorten(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
