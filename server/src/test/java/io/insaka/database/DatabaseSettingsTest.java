package io.insaka.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DatabaseSettingsTest {
    @Test
    void keepsEverythingUnderOneFolderWithAnEmbeddedDatabaseUnlessToldOtherwise() {
        var settings = bind(Map.of());
        assertThat(settings.dataDir().normalize()).isEqualTo(Path.of("data"));
        assertThat(settings.databaseUrl()).isNull();
        assertThat(settings.databaseUser()).isEmpty();
        assertThat(settings.databasePassword()).isEmpty();
        assertThat(settings.connections()).isEqualTo(10);
    }

    @Test
    void hidesThePassword() {
        assertThat(bind(Map.of(
                                "insaka.database-url",
                                "jdbc:postgresql://db/insaka",
                                "insaka.database-password",
                                "s3cret"))
                        .toString())
                .doesNotContain("s3cret");
    }

    private static DatabaseSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("insaka", DatabaseSettings.class);
    }
}
