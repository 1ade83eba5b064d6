package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.testing.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenancySettingsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka", TenancySettings.class))
                .isEqualTo(new TenancySettings(
                        null,
                        null,
                        null,
                        null,
                        true,
                        Duration.ofHours(12),
                        Duration.ofDays(30),
                        Duration.ofSeconds(5),
                        19456,
                        2));
    }

    @Test
    void takesTheFirstOwnerFromTheEnvironment() {
        var settings = Settings.fromEnvironment(
                Map.of(
                        "INSAKA_OWNER_EMAIL", "owner@example.com",
                        "INSAKA_OWNER_PASSWORD", "a password of theirs",
                        "INSAKA_API_TOKEN", "sixteen-letters!",
                        "INSAKA_SANDBOX", "false"),
                "insaka",
                TenancySettings.class);
        assertThat(settings.ownerEmail()).isEqualTo("owner@example.com");
        assertThat(settings.ownerPassword()).isEqualTo("a password of theirs");
        assertThat(settings.apiToken()).isEqualTo("sixteen-letters!");
        assertThat(settings.sandbox()).isFalse();
        assertThat(settings.showsDemo()).isFalse();
        assertThat(settings.toString()).doesNotContain("password", "sixteen");
    }

    @Test
    void showsTheDemoWithTheSandboxUnlessToldOtherwise() {
        assertThat(Settings.defaults("insaka", TenancySettings.class).showsDemo())
                .isTrue();
        assertThat(Settings.fromEnvironment(Map.of("INSAKA_DEMO", "false"), "insaka", TenancySettings.class)
                        .showsDemo())
                .isFalse();
    }

    @Test
    void refusesATokenThatCanBeGuessed() {
        assertThatThrownBy(() ->
                        Settings.fromEnvironment(Map.of("INSAKA_API_TOKEN", "short"), "insaka", TenancySettings.class))
                .hasRootCauseMessage("INSAKA_API_TOKEN needs at least 16 characters");
    }
}
