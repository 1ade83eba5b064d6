package io.insaka.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Settings records as the product binds them: from {@code application.yaml} under the environment's variables. */
public final class Settings {
    private Settings() {}

    /** What a record holds when nothing is configured. */
    public static <T> T defaults(String prefix, Class<T> type) {
        return fromEnvironment(Map.of(), prefix, type);
    }

    /** What a record holds under these environment variables and no others. */
    public static <T> T fromEnvironment(Map<String, String> variables, String prefix, Class<T> type) {
        return Binder.get(environment(variables)).bindOrCreate(prefix, type);
    }

    /** The environment of a process started with these variables and no others. */
    public static StandardEnvironment environment(Map<String, String> variables) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new TreeMap<>(variables)));
        try {
            new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .forEach(sources::addLast);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
