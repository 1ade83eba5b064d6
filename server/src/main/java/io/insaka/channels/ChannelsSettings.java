package io.insaka.channels;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where providers reach us.
 *
 * @param publicUrl the address under which the outside world sees this product, without a slash at the end; when absent
 *     webhook addresses name localhost and the port really bound, which is right for the sandbox only
 */
@ConfigurationProperties("insaka")
record ChannelsSettings(@Nullable String publicUrl) {
    ChannelsSettings {
        if (publicUrl != null) {
            publicUrl = publicUrl.strip().replaceAll("/+$", "");
            if (publicUrl.isEmpty()) {
                publicUrl = null;
            }
        }
    }
}
