package io.insaka.telemetry;

import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import io.insaka.testing.TestingCollector;
import io.insaka.testing.TestingCollector.Span;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

/** What a collector gets of a message: one trace, whatever threads and transactions lie between. */
@ProductTest
class SpansTest {
    private static final String CALLER = "00f067aa0ba902b7";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Longer than spans wait until they are sent. */
    private static final Duration NOTHING_CAME = Duration.ofSeconds(3);

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private TestingAccount account;

    @BeforeEach
    void connect() {
        account = TestingAccount.connect(channel, organisations.found());
    }

    private void write(String trace, String flags) {
        account.provider()
                .withHeader("traceparent", "00-" + trace + "-" + CALLER + "-" + flags)
                .post(account.path(), Map.of("items", List.of(text("ada-the-caller", "m1", "hello from nobody"))))
                .expect(200);
        await().atMost(PATIENCE).until(() -> !account.sent().isEmpty());
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** By name. */
    private record Found(Map<String, Span> all) {
        Span get(String name) {
            return Objects.requireNonNull(all.get(name), name);
        }
    }

    private static Found awaitSpans(String trace, String... names) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestingCollector.spans(trace))
                        .extracting(Span::name)
                        .contains(names));
        return new Found(TestingCollector.spans(trace).stream()
                .collect(Collectors.toMap(Span::name, Function.identity(), (a, b) -> a)));
    }

    @Test
    void showOneTraceFromTheWebhookToTheDelivery() {
        String trace = newTrace();
        write(trace, "01");
        Found spans = awaitSpans(
                trace,
                "webhook",
                "item",
                "turn",
                "turn.guard",
                "turn.understand",
                "turn.route",
                "turn.skill",
                "turn.compose",
                "delivery");
        assertThat(spans.get("webhook").parent()).isEqualTo(CALLER);
        assertThat(spans.get("item").parent()).isEqualTo(spans.get("webhook").id());
        assertThat(spans.get("turn").parent()).isEqualTo(spans.get("item").id());
        for (String step : List.of("guard", "understand", "route", "skill", "compose")) {
            assertThat(spans.get("turn." + step).parent())
                    .isEqualTo(spans.get("turn").id());
        }
        assertThat(spans.get("delivery").parent()).isEqualTo(spans.get("turn").id());
        assertThat(spans.get("delivery").start())
                .isGreaterThan(spans.get("webhook").start());
        assertThat(spans.get("delivery").attributes()).containsEntry("insaka.provider.status", "accepted");
        assertThat(spans.get("webhook").attributes())
                .containsEntry("http.response.status_code", "200")
                .containsEntry("insaka.platform", "testing")
                .containsEntry("insaka.channel", account.id());
        assertThat(spans.get("webhook").resource()).containsEntry("service.name", "insaka");
        assertThat(TestingCollector.spans(trace).toString()).doesNotContain("ada-the-caller", "hello from nobody");
    }

    @Test
    void leadFromATeammatesRequestToItsDelivery() {
        write(newTrace(), "00");
        String conversation = account.api()
                .get("/api/v1/conversations?channel=" + account.id())
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        String trace = newTrace();
        account.api()
                .withHeader("traceparent", "00-" + trace + "-" + CALLER + "-01")
                .post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", "I am here"))
                .expect(201);
        String request = "POST /api/v1/conversations/{id}/messages";
        Found spans = awaitSpans(trace, request, "delivery");
        assertThat(spans.get("delivery").parent()).isEqualTo(spans.get(request).id());
    }

    @Test
    void areLeftOutWhereTheCallerRecordsNone() {
        String trace = newTrace();
        write(trace, "00");
        await().during(NOTHING_CAME)
                .atMost(PATIENCE)
                .until(() -> TestingCollector.spans(trace).isEmpty());
        assertThat(account.items().getFirst().path("traceId").asString()).isEqualTo(trace);
    }

    @Test
    void beginATraceWhereNobodyDid() throws Exception {
        var settings = new TracingSettings(TestingCollector.endpoint() + "/", null, 1);
        var spans = new Spans(settings, new MockEnvironment(), Clock.systemUTC());
        TraceContext begun;
        try (var span = spans.received("webhook", null, System.nanoTime())) {
            begun = span.context(TraceContext.of(UUID.randomUUID()));
            assertThat(begun.sampled()).isTrue();
        }
        spans.destroy();
        assertThat(TestingCollector.spans(begun.traceId()))
                .singleElement()
                .extracting(Span::parent)
                .isEqualTo("");
    }

    @Test
    void areNothingWithoutACollector() {
        var spans = new Spans(new TracingSettings("", null, 1), new MockEnvironment(), Clock.systemUTC());
        var caller = new TraceContext(newTrace(), CALLER, true);
        assertThat(spans.on()).isFalse();
        try (var span = spans.received("webhook", caller, System.nanoTime())) {
            assertThat(span.context()).isEqualTo(caller);
        }
        assertThat(spans.part("turn").context()).isNull();
        assertThat(spans.taken("item", caller).context()).isEqualTo(caller);
    }
}
