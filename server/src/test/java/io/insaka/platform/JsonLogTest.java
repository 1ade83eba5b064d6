package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.insaka.telemetry.TraceContext;
import io.insaka.testing.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogTest {
    private static final String FORMAT = "logging.structured.format.console";

    @Test
    void isChosenByOneVariable() {
        assertThat(Settings.environment(Map.of()).getProperty(FORMAT)).isEmpty();
        assertThat(Settings.environment(Map.of("INSAKA_LOG_FORMAT", "json")).getProperty(FORMAT))
                .isEqualTo("ecs");
    }

    @Test
    void tellsWhoWhereAndWhichTraceInOneLineEvenOfAnException() {
        Environment environment = Settings.environment(
                Map.of("INSAKA_LOG_FORMAT", "json", "INSAKA_ENVIRONMENT", "staging", "INSAKA_NODE_NAME", "node-7"));
        var context = new LoggerContext();
        context.putObject(Environment.class.getName(), environment);
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(environment.getRequiredProperty(FORMAT));
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        MDC.put(TraceContext.LOGGED, "4bf92f3577b34da6a3ce929d0e0e4736");
        try {
            var event = new LoggingEvent(
                    "here",
                    context.getLogger("io.insaka.Test"),
                    Level.ERROR,
                    "It failed",
                    new IllegalStateException("of +260970000001"),
                    null);
            event.setMDCPropertyMap(MDC.getCopyOfContextMap());
            String text = new String(encoder.encode(event), StandardCharsets.UTF_8);
            assertThat(text).endsWith("\n");
            assertThat(text.strip()).doesNotContain("\n").doesNotContain("260970000001");
            JsonNode line = new JsonMapper().readTree(text);
            assertThat(line.at("/service/name").asString()).isEqualTo("insaka");
            assertThat(line.at("/service/environment").asString()).isEqualTo("staging");
            assertThat(line.at("/service/node/name").asString()).isEqualTo("node-7");
            assertThat(line.get("traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(line.at("/error/stack_trace").asString()).contains("IllegalStateException");
        } finally {
            MDC.remove(TraceContext.LOGGED);
        }
    }
}
