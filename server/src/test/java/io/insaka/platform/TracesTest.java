package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    Organisations organisations;

    @Test
    void goOnWithTheCallersTraceInHeaderAndProblem() {
        var answer = organisations
                .stranger()
                .withHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .get("/api/v1/channels")
                .expect(401);
        assertThat(answer.header("X-Trace-Id")).isEqualTo(TRACE);
        assertThat(answer.json().get("traceId").asString()).isEqualTo(TRACE);
    }

    @Test
    void beginWithTheRequestOtherwise() {
        var one = organisations.stranger().get("/api/v1/channels").expect(401);
        var other = organisations.stranger().get("/healthz").expect(200);
        assertThat(one.header("X-Trace-Id"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(one.json().get("traceId").asString())
                .isNotEqualTo(other.header("X-Trace-Id"));
    }
}
