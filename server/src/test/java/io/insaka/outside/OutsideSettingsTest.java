package io.insaka.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutsideSettingsTest {
    private static boolean inside(Map<String, String> variables) {
        return Settings.fromEnvironment(variables, "insaka", OutsideSettings.class)
                .ownersMayGoInside();
    }

    @Test
    void ownersMayGoInsideWhereThingsAreTriedOut() {
        assertThat(inside(Map.of())).isTrue();
        assertThat(inside(Map.of("INSAKA_SANDBOX", "false"))).isTrue();
        assertThat(inside(Map.of("INSAKA_PUBLIC_URL", "https://insaka.example.com")))
                .isTrue();
    }

    @Test
    void ownersMayNotOnAServerThatTheWorldReachesUnlessItsOperatorSaysSo() {
        var production = Map.of("INSAKA_SANDBOX", "false", "INSAKA_PUBLIC_URL", "https://insaka.example.com");
        assertThat(inside(production)).isFalse();
        assertThat(inside(Map.of(
                        "INSAKA_SANDBOX",
                        "false",
                        "INSAKA_PUBLIC_URL",
                        "https://insaka.example.com",
                        "INSAKA_ALLOW_PRIVATE_ADDRESSES",
                        "true")))
                .isTrue();
        assertThat(inside(Map.of("INSAKA_ALLOW_PRIVATE_ADDRESSES", "false"))).isFalse();
    }
}
