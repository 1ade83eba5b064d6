package io.insaka.channels.meta;

import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.outside.OutsideSettings;
import java.time.Duration;
import java.time.Instant;

/** One page, with a clock that stands still. */
final class MetaFixture {
    static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    static final String PAGE = "100200300";

    private MetaFixture() {}

    static ProviderHttp http() {
        return new ProviderHttp(
                new ProviderCallSettings(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                new OutsideSettings(true, true, null));
    }
}
