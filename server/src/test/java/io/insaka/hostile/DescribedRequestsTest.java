package io.insaka.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.hostile.Described.Operation;
import io.insaka.testing.Api;
import io.insaka.testing.Endpoints;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation of {@code /api/openapi.json}, with requests that break its description in one place: refused with a problem
 * and a stable code. What is odd and not wrong stands in {@link PublicEndpointsTest}.
 */
@ProductTest
class DescribedRequestsTest {
    private static final long SEED = Long.getLong("insaka.seed", 20_261_121L);
    private static final Pattern VARIABLE = Pattern.compile("\\{([^/}]+)}");
    private static final String CODE = "[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*";
    private static final String DEEP = "[".repeat(3_000);

    /** An operation meets some of what is the same code for all. */
    private static final int SOME = 5;

    @Autowired
    Organisations organisations;

    @Autowired
    Endpoints endpoints;

    @Autowired
    TestingChannel channel;

    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Random random = new Random(SEED);
    private Api api;
    private Described described;

    DescribedRequestsTest(@Autowired Organisations organisations) {
        api = organisations.found().api();
        described = new Described(api.get("/api/openapi.json").expect(200).json());
    }

    @BeforeEach
    void somethingToBeFound() {
        var organisation = organisations.found();
        api = organisation.api();
        var account = TestingAccount.connect(channel, organisation);
        account.deliver(TestingAccount.text("260970000001", "in-1", "hello"));
        account.awaitBalanced(1);
        api.post("/api/v1/labels", Map.of("name", "Ours", "colour", "red")).expect(201);
        api.post("/api/v1/articles", Map.of("question", "Where are you?", "answer", "Here."))
                .expect(201);
        var hook = Map.of("name", "Ours", "url", "http://localhost:1", "types", List.of("message.failed"));
        api.post("/api/v1/webhooks", hook).expect(201);
    }

    @Test
    void describesEveryEndpoint() {
        assertThat(described.operations())
                .extracting(Operation::toString)
                .containsAll(endpoints.all().stream()
                        .map(Endpoints.Endpoint::toString)
                        .toList());
    }

    @Test
    void refusesWhatBreaksTheDescription() {
        for (Operation operation : operations()) {
            JsonNode schema = described.body(operation);
            if (described.type(schema).equals("object")) {
                described.broken(schema).forEach(broken -> refused(operation, broken.how(), broken.body()));
                texts(operation, schema);
                whole(operation);
            }
            for (JsonNode parameter : described.parameters(operation)) {
                parameter(operation, parameter);
            }
        }
        assertThat(wrong).as("found with -Dinsaka.seed=" + SEED).isEmpty();
    }

    /** By their addresses it is tried in {@code CrossTenantTest}; here the ids stand in bodies. */
    @Test
    void changesNothingOfAnotherOrganisation() {
        var theirs = organisations.found();
        var account = TestingAccount.connect(channel, theirs);
        account.deliver(TestingAccount.text("260970000009", "in-1", "hello"));
        account.awaitBalanced(1);
        theirs.api()
                .post("/api/v1/labels", Map.of("name", "Theirs", "colour", "red"))
                .expect(201);
        List<String> ids = Stream.of("conversations", "contacts", "labels", "channels", "teammates")
                .map(list -> first(theirs.api(), "/api/v1/" + list))
                .toList();
        assertThat(ids).doesNotContain(Hostile.NOBODYS_ID);
        String before = standing(theirs.api());
        for (Operation operation : operations()) {
            JsonNode schema = described.body(operation);
            for (String field : described.ids(schema)) {
                var sample = (ObjectNode) described.sample("", schema, 0);
                boolean many = sample.path(field).isArray();
                for (String id : ids) {
                    if (many) {
                        sample.putArray(field).add(id);
                    } else {
                        sample.put(field, id);
                    }
                    answered(operation, "another's " + field, send(operation, sample.toString()));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(standing(theirs.api())).isEqualTo(before);
    }

    /** What other requests could change, without what happens by itself. */
    private static String standing(Api theirs) {
        JsonNode conversation =
                theirs.get("/api/v1/conversations").expect(200).json().at("/items/0");
        return conversation.get("status") + " " + conversation.get("holder") + " " + conversation.get("labels") + " "
                + conversation.get("priority") + " " + conversation.at("/contact/id")
                + theirs.get("/api/v1/labels").expect(200).text();
    }

    private List<Operation> operations() {
        return described.operations().stream()
                .filter(operation -> operation.path().startsWith("/api/v1/"))
                .toList();
    }

    /** NUL is refused everywhere; a text that is too long may be too long only for some. */
    private void texts(Operation operation, JsonNode schema) {
        var sample = (ObjectNode) described.sample("", schema, 0);
        for (var field : List.copyOf(sample.properties())) {
            if (field.getValue().isString()) {
                JsonNode good = field.getValue();
                sample.put(field.getKey(), "a\0b");
                refused(operation, field.getKey() + " with NUL", sample.toString());
                if (random.nextInt(SOME) == 0) {
                    sample.put(field.getKey(), "x".repeat(70_000));
                    answered(operation, field.getKey() + " huge", send(operation, sample.toString()));
                }
                sample.set(field.getKey(), good);
            }
        }
    }

    private void whole(Operation operation) {
        refused(operation, "deep", "{\"a\":" + DEEP);
        refused(operation, "cut off", "{\"a\":");
        refused(operation, "a list", "[]");
        refused(operation, "a text", "\"text\"");
        String path = real(operation);
        var plain = api.withHeader("Content-Type", "text/plain");
        refused(operation, "as plain text", plain.send(operation.method(), path, "{}"));
        if (random.nextInt(SOME * SOME) == 0) {
            String huge = "{\"a\":\"" + "x".repeat(30 << 20) + "\"}";
            refused(operation, "30 MB", api.send(operation.method(), path, huge));
        }
    }

    private void parameter(Operation operation, JsonNode parameter) {
        String name = parameter.get("name").asString();
        JsonNode schema = described.resolve(parameter.path("schema"));
        boolean cursor = name.equals("cursor");
        boolean id = schema.path("format").asString("").equals("uuid");
        boolean typed = List.of("integer", "number", "boolean").contains(described.type(schema));
        if (!(cursor || id || typed)) {
            return;
        }
        for (String value : List.of("nonsense", "%00", "99999999999999999999999999.x", "%F0%9F%91%8D")) {
            String path =
                    switch (parameter.get("in").asString()) {
                        case "path" -> path(operation, value);
                        case "query" -> real(operation) + "?" + name + "=" + value;
                        default -> "";
                    };
            if (!path.isEmpty()) {
                refused(operation, name + "=" + value, api.peek(operation.method(), path, null));
            }
        }
    }

    private void refused(Operation operation, String how, String body) {
        refused(operation, how, send(operation, body));
    }

    private void refused(Operation operation, String how, Api.Response response) {
        if (response.status() < 400) {
            wrong.add(operation + ", " + how + ": taken, " + response.status());
        } else {
            answered(operation, how, response);
        }
    }

    private void answered(Operation operation, String how, Api.Response response) {
        boolean problem = response.status() < 400 || response.code().matches(CODE) && typed(response);
        if (response.status() >= 500 || !problem) {
            wrong.add(operation + ", " + how + ": " + response.status() + " " + response.text());
        }
    }

    private static boolean typed(Api.Response response) {
        return response.peeked() == null || response.header("Content-Type").startsWith("application/problem+json");
    }

    private Api.Response send(Operation operation, String body) {
        return api.send(operation.method(), real(operation), body);
    }

    private static String path(Operation operation, String value) {
        return VARIABLE.matcher(operation.path()).replaceAll(Matcher.quoteReplacement(value));
    }

    /** The address of something that is there, as far as it can be listed; nothing that is there is taken away. */
    private String real(Operation operation) {
        int variable = operation.path().indexOf("/{");
        if (variable < 0 || operation.method().equals("DELETE")) {
            return path(operation, Hostile.NOBODYS_ID);
        }
        String id = known.computeIfAbsent(operation.path().substring(0, variable), this::first);
        return path(operation, id);
    }

    private String first(String collection) {
        return first(api, collection);
    }

    private static String first(Api api, String collection) {
        var list = api.peek("GET", collection, null);
        return list.status() == 200
                ? api.get(collection).json().at("/items/0/id").asString(Hostile.NOBODYS_ID)
                : Hostile.NOBODYS_ID;
    }
}
