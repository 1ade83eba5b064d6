package io.insaka.outside;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether an owner may name servers of the private network, as an address of a self-hosted provider.
 *
 * @param allowPrivateAddresses when absent: yes with the sandbox on or without a public https address, which is a
 *     machine for trying out; no on a server that the world reaches
 * @param sandbox whether the simulated outside world, which is on this machine, is on
 * @param publicUrl the address people and providers use
 */
@ConfigurationProperties("insaka")
public record OutsideSettings(
        @Nullable Boolean allowPrivateAddresses,
        @DefaultValue("true") boolean sandbox,
        @Nullable String publicUrl) {
    boolean ownersMayGoInside() {
        if (allowPrivateAddresses != null) {
            return allowPrivateAddresses;
        }
        return sandbox || publicUrl == null || !publicUrl.strip().startsWith("https://");
    }
}
