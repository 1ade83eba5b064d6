package io.insaka.operations;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may read {@code /metrics}. With neither set: only programs on this machine that come straight to the port.
 *
 * @param token what a scraper sends as {@code Authorization: Bearer}
 * @param open anybody may
 */
@ConfigurationProperties("insaka.metrics")
record MetricsSettings(
        @Nullable String token, @DefaultValue("false") boolean open) {
    private static final int SHORTEST_TOKEN = 16;

    MetricsSettings {
        if (token != null && !token.isBlank() && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("INSAKA_METRICS_TOKEN needs at least 16 characters");
        }
    }

    @Override
    public String toString() {
        return "MetricsSettings[token=" + (token == null ? "none" : "set") + ", open=" + open + "]";
    }
}
