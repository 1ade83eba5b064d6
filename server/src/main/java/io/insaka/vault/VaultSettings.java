package io.insaka.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the key of all keys comes from.
 *
 * @param masterKey 32 bytes in Base64; when absent the key is kept in {@code keys/master.key} under the data folder
 */
@ConfigurationProperties("insaka")
record VaultSettings(@Nullable String masterKey) {
    @Override
    public String toString() {
        return "VaultSettings[masterKey " + (masterKey == null ? "in the data folder" : "given") + "]";
    }
}
