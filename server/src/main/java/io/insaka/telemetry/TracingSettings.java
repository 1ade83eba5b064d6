package io.insaka.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where spans go. Without an endpoint there are none, and nothing is spent on them.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, as {@code http://collector:4318}
 * @param headers sent along, as {@code name=value,name=value}: what a service asks for to let us in
 * @param ratio share of the traces that begin here; one that a caller began is recorded if the caller records it
 */
@ConfigurationProperties("insaka.otlp")
record TracingSettings(
        @Nullable String endpoint,
        @Nullable String headers,
        @DefaultValue("1.0") double ratio) {
    private static final String PATH = "/v1/traces";

    TracingSettings {
        if (endpoint != null && !endpoint.isBlank() && !endpoint.matches("https?://.+")) {
            throw new IllegalArgumentException("INSAKA_OTLP_ENDPOINT has to begin with http:// or https://");
        }
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("INSAKA_OTLP_RATIO has to be between 0 and 1");
        }
    }

    boolean on() {
        return endpoint != null && !endpoint.isBlank();
    }

    /** As the standard says: the path is added to what is an address of all signals. */
    String address() {
        String base = String.valueOf(endpoint).strip();
        return base.endsWith(PATH) ? base : base.replaceAll("/+$", "") + PATH;
    }

    Map<String, String> headerValues() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : headers == null ? new String[0] : headers.split(",")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return "TracingSettings[" + (on() ? "on" : "off") + ", ratio=" + ratio + "]";
    }
}
