package io.insaka.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data is.
 *
 * @param dataDir folder of everything that must survive a restart: the embedded database, files, the master key
 * @param databaseUrl JDBC URL of a PostgreSQL 16 or newer; when absent the embedded one runs under {@code dataDir}
 * @param databaseUser ignored without {@code databaseUrl}
 * @param databasePassword ignored without {@code databaseUrl}
 * @param connections upper bound of connections for each of the two pools
 */
@ConfigurationProperties("insaka")
public record DatabaseSettings(
        @DefaultValue("./data") Path dataDir,
        @Nullable String databaseUrl,
        @DefaultValue("") String databaseUser,
        @DefaultValue("") String databasePassword,
        @DefaultValue("10") int connections) {
    @Override
    public String toString() {
        return "DatabaseSettings[dataDir=" + dataDir + ", " + (databaseUrl == null ? "embedded" : "external") + "]";
    }
}
