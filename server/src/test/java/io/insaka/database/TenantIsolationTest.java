package io.insaka.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class TenantIsolationTest {
    @Autowired
    TenantTransactions transactions;

    @Autowired
    SystemTransactions system;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Test
    void namesTheTenantInsideATransactionOnly() {
        var tenant = new TenantId(ids.next());
        String inside = transactions.call(
                tenant,
                () -> jdbc.sql("SELECT insaka_tenant()::text")
                        .query(String.class)
                        .single());
        assertThat(inside).isEqualTo(tenant.toString());
        assertThat(jdbc.sql("SELECT insaka_tenant() IS NULL")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void worksAsARoleThatCannotBypassRowLevelSecurity() {
        assertThat(jdbc.sql("SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void worksAcrossOrganisationsAsARoleOfItsOwn() {
        String user = system.call(
                jdbc -> jdbc.sql("SELECT current_user").query(String.class).single());
        assertThat(user).isEqualTo("insaka_system");
        assertThat(jdbc.sql("SELECT current_user").query(String.class).single()).isEqualTo("insaka_app");
    }
}
