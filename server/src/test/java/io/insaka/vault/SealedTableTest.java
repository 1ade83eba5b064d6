package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.ProductTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class SealedTableTest {
    @Autowired
    List<SealedTable> tables;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyDeclarationNamesColumnsThatAreThere() {
        assertThat(tables).allSatisfy(table -> {
            assertThat(columns(table.name())).contains("tenant_id", table.key());
            assertThat(columns(table.name())).containsAll(table.columns().keySet());
        });
    }

    private List<String> columns(String table) {
        return jdbc.sql("SELECT attname FROM pg_attribute WHERE attrelid = CAST(? AS regclass) AND attnum > 0")
                .param(table)
                .query(String.class)
                .list();
    }
}
