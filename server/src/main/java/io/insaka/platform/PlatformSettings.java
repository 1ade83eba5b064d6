package io.insaka.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the product is reached.
 *
 * @param publicUrl the address people and providers use; when absent {@code http://localhost} and the port
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed; empty means none
 * @param largestRequest bytes of an API request body that is not an upload
 */
@ConfigurationProperties("insaka")
record PlatformSettings(
        @Nullable String publicUrl,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("1048576") long largestRequest) {
    PlatformSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }
}
