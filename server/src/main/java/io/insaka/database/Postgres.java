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
        if (isExternal(settings)) {
            return new Postgres(external(settings), null);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.open(settings.dataDir());
        return new Postgres(embedded.address(), embedded);
    }

    static boolean isExternal(DatabaseSettings settings) {
        String url = settings.databaseUrl();
        return url != null && !url.isBlank();
    }

    static DatabaseAddress external(DatabaseSettings settings) {
        return new DatabaseAddress(
                jdbc(String.valueOf(settings.databaseUrl())), settings.databaseUser(), settings.databasePassword());
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
