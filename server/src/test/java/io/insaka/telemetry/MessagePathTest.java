package io.insaka.telemetry;

import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** One trace id from the webhook to the delivery, in the log and in the intake log. */
@ProductTest
class MessagePathTest {
    private static final String KEPT = "Item {} came in and is kept";
    private static final String TAKEN = "Item {} was taken";
    private static final String HANDED_OVER = "Message {} was handed over, Accepted";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private final Lines lines = new Lines();
    private TestingAccount account;

    private record Line(String what, String trace) {}

    /** Follows messages as an operator would, and hears what else is said. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Logger path = (Logger) LoggerFactory.getLogger("io.insaka.path");
        private final List<Line> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            all.add(new Line(event.getMessage(), event.getMDCPropertyMap().getOrDefault(TraceContext.LOGGED, "")));
        }

        List<String> of(String trace) {
            return all.stream()
                    .filter(line -> line.trace().equals(trace))
                    .map(Line::what)
                    .toList();
        }
    }

    @BeforeEach
    void follow() {
        lines.path.setLevel(Level.DEBUG);
        lines.path.addAppender(lines);
        lines.start();
        account = TestingAccount.connect(channel, organisations.found());
    }

    @AfterEach
    void leave() {
        lines.path.detachAppender(lines);
        lines.path.setLevel(null);
    }

    @Test
    void goesOnWithTheTraceThatTheWebhookBelongsTo() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        account.provider()
                .withHeader("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .post(account.path(), Map.of("items", List.of(text("ada", "m1", "hello"))))
                .expect(200);
        awaitWholePath(trace);
        assertThat(account.items().getFirst().path("traceId").asString()).isEqualTo(trace);
    }

    @Test
    void beginsOneForEachMessageOtherwise() {
        account.deliver(text("ada", "m1", "hello"), text("grace", "m2", "hello"));
        await().until(() -> account.sent().size() == 2);
        List<String> traces = account.items().stream()
                .map(item -> item.path("traceId").asString())
                .toList();
        assertThat(traces).doesNotHaveDuplicates().hasSize(2);
        traces.forEach(this::awaitWholePath);
    }

    @Test
    void isTheRequestsForWhatATeammateSays() {
        account.deliver(text("ada", "m1", "hello"));
        await().until(() -> account.sent().size() == 1);
        String conversation = account.api()
                .get("/api/v1/conversations?channel=" + account.id())
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        String trace = account.api()
                .post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", "I am here"))
                .expect(201)
                .header("X-Trace-Id");
        await().untilAsserted(() -> assertThat(lines.of(trace)).containsExactly(HANDED_OVER));
    }

    private void awaitWholePath(String trace) {
        await().untilAsserted(() -> assertThat(lines.of(trace)).containsExactlyInAnyOrder(KEPT, TAKEN, HANDED_OVER));
    }
}
