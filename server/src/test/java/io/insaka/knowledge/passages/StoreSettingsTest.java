package io.insaka.knowledge.passages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.testing.Settings;
import io.insaka.testing.TestPostgres;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {
    private static final String PREFIX = "insaka.knowledge";

    private static StoreSettings.Store store(String named) {
        return Settings.fromEnvironment(Map.of("INSAKA_KNOWLEDGE_STORE", named), PREFIX, StoreSettings.class)
                .store();
    }

    @Test
    void isLuceneUnlessSomebodyChoosesPgvector() {
        assertThat(Settings.defaults(PREFIX, StoreSettings.class).store()).isEqualTo(StoreSettings.Store.LUCENE);
        assertThat(store("pgvector")).isEqualTo(StoreSettings.Store.PGVECTOR);
        assertThatThrownBy(() -> store("redis")).isInstanceOf(RuntimeException.class);
    }

    /** The embedded PostgreSQL is without. */
    @Test
    void saysWhatToDoWherePostgresLacksPgvector() {
        Flyway product = Flyway.configure()
                .dataSource(TestPostgres.freshDatabase(), "postgres", "")
                .load();
        assertThatThrownBy(() -> PgVectorSchema.create(product))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CREATE EXTENSION vector")
                .hasMessageContaining("insaka.knowledge.store to lucene");
    }
}
