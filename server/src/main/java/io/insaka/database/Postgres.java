package io.insaka.database;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL this process uses: embedded and stopped with it, or somebody else's. */
final class Postgres implements AutoCloseable {
    private final DatabaseAddress address;
    private final @Nullable EmbeddedDatabase embedded;

    private Postgres(DatabaseAddress address, @Nullable EmbeddedDatabase embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    static Postgres open(DatabaseSettings settings) {
        String url = settings.databaseUrl();
        if (url != null && !url.isBlank()) {
            return new Postgres(
                    new DatabaseAddress(jdbc(url), settings.databaseUser(), settings.databasePassword()), null);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.open(settings.dataDir());
        return new Postgres(embedded.address(), embedded);
    }

    /** People paste {@code postgresql://…} as other tools print it. */
    private static String jdbc(String url) {
        if (url.startsWith("jdbc:")) {
            return url;
        }
        return "jdbc:" + url.replaceFirst("^postgres://", "postgresql://");
    }

    DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        if (embedded != null) {
            embedded.close();
        }
    }
}
