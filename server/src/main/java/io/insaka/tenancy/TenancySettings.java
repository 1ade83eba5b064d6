package io.insaka.tenancy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may come in, for how long, and who is the first.
 *
 * @param ownerEmail first start only: the owner; without it a demo organisation is founded
 * @param ownerPassword first start only: the owner's password; without it one is made up and printed
 * @param apiToken first start only: the value of a token with all of the owner's permissions
 * @param demo whether a new organisation is given something to look at; when unset, as {@code sandbox}
 * @param sandbox whether the simulated outside world is on
 * @param sessionIdle a session unused for so long ends
 * @param sessionLife a session ends after so long in any case
 * @param credentialCache for how long another node may still accept a session or token that was ended here; roles count at once
 * @param passwordMemoryKib memory of one Argon2id hash
 * @param passwordPasses passes of one Argon2id hash over its memory
 */
@ConfigurationProperties("insaka")
record TenancySettings(
        @Nullable String ownerEmail,
        @Nullable String ownerPassword,
        @Nullable String apiToken,
        @Nullable Boolean demo,
        @DefaultValue("true") boolean sandbox,
        @DefaultValue("12h") Duration sessionIdle,
        @DefaultValue("30d") Duration sessionLife,
        @DefaultValue("5s") Duration credentialCache,
        @DefaultValue("19456") int passwordMemoryKib,
        @DefaultValue("2") int passwordPasses) {
    private static final int SHORTEST_TOKEN = 16;

    TenancySettings {
        if (apiToken != null && !apiToken.isBlank() && apiToken.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("INSAKA_API_TOKEN needs at least 16 characters");
        }
    }

    boolean showsDemo() {
        return demo == null ? sandbox : demo;
    }

    @Override
    public String toString() {
        return "TenancySettings[]";
    }
}
