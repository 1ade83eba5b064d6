package io.insaka.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives an application context a database and a data folder of its own, and a collector for the traces it is given. */
final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Map<String, Object> properties = Map.of(
                    "insaka.database-url", TestPostgres.freshDatabase(),
                    "insaka.database-user", "postgres",
                    "insaka.data-dir", Files.createTempDirectory("insaka-test").toString(),
                    "insaka.otlp.endpoint", TestingCollector.endpoint());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
