package io.insaka.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingSettingsTest {
    private static TracingSettings of(Map<String, String> variables) {
        return Settings.fromEnvironment(variables, "insaka.otlp", TracingSettings.class);
    }

    @Test
    void sendNothingAnywhereUnlessToldTo() {
        assertThat(of(Map.of())).isEqualTo(new TracingSettings("", "", 1));
        assertThat(of(Map.of()).on()).isFalse();
    }

    @Test
    void areOurVariableOrTheStandardOne() {
        var standard = of(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318",
                "OTEL_EXPORTER_OTLP_HEADERS", "x-key=secret-of-ours, x-team = insaka"));
        assertThat(standard.on()).isTrue();
        assertThat(standard.headerValues()).isEqualTo(Map.of("x-key", "secret-of-ours", "x-team", "insaka"));
        assertThat(standard.toString()).doesNotContain("secret-of-ours");
        var ours = of(Map.of(
                "INSAKA_OTLP_ENDPOINT", "http://other:4318",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318",
                "INSAKA_OTLP_RATIO", "0.1"));
        assertThat(ours.address()).isEqualTo("http://other:4318/v1/traces");
        assertThat(ours.ratio()).isEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "http://collector:4318,http://collector:4318/v1/traces",
        "http://collector:4318/,http://collector:4318/v1/traces",
        "https://collector/otlp,https://collector/otlp/v1/traces",
        "http://collector:4318/v1/traces,http://collector:4318/v1/traces"
    })
    void takeTheAddressOfACollectorOrOfItsTraces(String endpoint, String address) {
        assertThat(new TracingSettings(endpoint, null, 1).address()).isEqualTo(address);
    }

    @Test
    void refuseWhatCannotBeMeant() {
        assertThatThrownBy(() -> new TracingSettings("collector:4318", null, 1)).hasMessageContaining("http://");
        assertThatThrownBy(() -> new TracingSettings("", null, 1.5)).hasMessageContaining("between 0 and 1");
    }
}
