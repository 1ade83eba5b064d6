package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.database.DatabaseSettings;
import io.insaka.testing.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The variables of the contract reach the settings they are named after. */
class EnvironmentTest {
    @Test
    void bindsTheDatabase() {
        var settings = Settings.fromEnvironment(
                Map.of(
                        "INSAKA_DATA_DIR", "/srv/insaka",
                        "INSAKA_DATABASE_URL", "jdbc:postgresql://db/insaka",
                        "INSAKA_DATABASE_USER", "insaka",
                        "INSAKA_DATABASE_PASSWORD", "s3cret"),
                "insaka",
                DatabaseSettings.class);
        assertThat(settings.dataDir()).isEqualTo(Path.of("/srv/insaka"));
        assertThat(settings.databaseUrl()).isEqualTo("jdbc:postgresql://db/insaka");
        assertThat(settings.databaseUser()).isEqualTo("insaka");
        assertThat(settings.databasePassword()).isEqualTo("s3cret");
    }

    @Test
    void bindsTheAddress() {
        var settings = Settings.fromEnvironment(
                Map.of(
                        "INSAKA_PUBLIC_URL", "https://insaka.example.com/",
                        "INSAKA_TRUSTED_PROXIES", "10.0.0.1,10.0.0.2"),
                "insaka",
                PlatformSettings.class);
        assertThat(settings.trustedProxies()).containsExactly("10.0.0.1", "10.0.0.2");
        var address = new PublicAddress(settings, Settings.environment(Map.of()));
        assertThat(address.url()).isEqualTo("https://insaka.example.com");
        assertThat(address.encrypted()).isTrue();
    }

    @Test
    void bindsThePort() {
        assertThat(Settings.environment(Map.of()).getProperty("server.port")).isEqualTo("8080");
        assertThat(Settings.environment(Map.of("INSAKA_PORT", "9191")).getProperty("server.port"))
                .isEqualTo("9191");
    }
}
