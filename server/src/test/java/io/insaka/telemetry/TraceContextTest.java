package io.insaka.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes-later"
            })
    void isTheCallersOwn(String header) {
        assertThat(TraceContext.parse(header)).contains(new TraceContext(TRACE, "00f067aa0ba902b7", true));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-+260970000001\n-00f067aa0ba902b7-01"
            })
    void leavesAsideWhatIsNoTrace(String header) {
        assertThat(TraceContext.parse(header)).isEmpty();
    }

    @Test
    void isMadeOfAnIdWithoutStoringAnything() {
        var id = UUID.fromString("4bf92f35-77b3-4da6-a3ce-929d0e0e4736");
        assertThat(TraceContext.stored(null, id)).isEqualTo(TraceContext.of(id));
        assertThat(TraceContext.of(id).traceId()).isEqualTo(TRACE);
        assertThat(TraceContext.of(id).beginning()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void comesBackAsItWasStored(boolean sampled) {
        var trace = new TraceContext(TRACE, "00f067aa0ba902b7", sampled);
        assertThat(TraceContext.stored(trace.bytes(), UUID.randomUUID())).isEqualTo(trace);
        assertThat(trace.beginning()).isFalse();
    }

    @Test
    void isTheThreadsUntilItIsClosedAndThenTheOneBefore() {
        var outer = TraceContext.of(UUID.randomUUID());
        var inner = TraceContext.of(UUID.randomUUID());
        try (var _ = outer.open()) {
            try (var _ = inner.open()) {
                assertThat(TraceContext.current()).isEqualTo(inner);
                assertThat(MDC.get(TraceContext.LOGGED)).isEqualTo(inner.traceId());
            }
            assertThat(TraceContext.current()).isEqualTo(outer);
            assertThat(MDC.get(TraceContext.LOGGED)).isEqualTo(outer.traceId());
        }
        assertThat(TraceContext.current()).isNull();
        assertThat(MDC.get(TraceContext.LOGGED)).isNull();
    }
}
