package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class SealedTableTest {
    /** Keyed or one-way, and the keys themselves. */
    private static final List<String> HASHES = List.of(
            "tenant_key.keyset",
            "master_key_proof.proof",
            "teammate.email_index",
            "teammate_session.secret_hash",
            "api_token.secret_hash",
            "refresh_token.secret_hash",
            "sign_in_link.subject_index",
            "teammate_session.provider_session",
            "sign_in_logout.token_hash",
            "sign_in_journey.state_hash",
            "sign_in_journey.browser_hash",
            // The installation's, not an organisation's, and replaced every month by a new one.
            "signing_key.key_sealed",
            "message_translation.source",
            "conversation_summary.source",
            "entry_link.secret_hash",
            "recovery_code.code_hash",
            "unanswered_question.blind",
            "chat_identity.external",
            "sign_in_attempt.email_index",
            "password_wish.email_index",
            "channel.account",
            "contact_address.blind",
            "attribute_value.blind",
            "intake_item.dedup",
            "message.provider_key",
            "message_alias.alias",
            "idempotency_key.request_hash",
            "answered_request.key_hash",
            "answered_request.request_hash",
            "audit_entry.commitment",
            "audit_entry.previous_hash",
            "audit_entry.hash",
            "audit_head.hash");

    /** What anybody may see: pictures, public keys, the ids of traces. */
    private static final List<String> PUBLIC =
            List.of("logo.bytes", "chat_push_key.public_key", "intake_item.trace", "outbox.trace");

    @Autowired
    List<SealedTable> tables;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyDeclarationNamesColumnsThatAreThere() {
        assertThat(tables).allSatisfy(table -> {
            assertThat(columns(table.name())).contains("tenant_id").containsAll(table.key());
            assertThat(columns(table.name())).containsAll(table.columns().keySet());
        });
    }

    /** The key of the database's own index, so that walking a table reads each row once. */
    @Test
    void everyDeclarationNamesThePrimaryKey() {
        assertThat(tables)
                .allSatisfy(table -> assertThat(primaryKey(table.name()))
                        .isEqualTo(Stream.concat(Stream.of("tenant_id"), table.key().stream())
                                .toList()));
    }

    @Test
    void everyBinaryColumnIsDeclaredSealedOrIsAKeyedHash() {
        List<String> declared = tables.stream()
                .flatMap(table -> table.columns().keySet().stream().map(column -> table.name() + "." + column))
                .toList();
        assertThat(jdbc.sql("""
                                SELECT c.relname || '.' || a.attname FROM pg_class c
                                JOIN pg_attribute a ON a.attrelid = c.oid AND a.atttypid = 'bytea'::regtype
                                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                                """).query(String.class).list())
                .as("a sealed column that is not declared keeps its old key for ever: declare it as a SealedTable")
                .containsExactlyInAnyOrderElementsOf(Stream.of(declared, HASHES, PUBLIC)
                        .flatMap(List::stream)
                        .toList());
    }

    private List<String> primaryKey(String table) {
        return jdbc.sql("""
                        SELECT a.attname FROM pg_index i
                        CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
                        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                        WHERE i.indrelid = CAST(? AS regclass) AND i.indisprimary ORDER BY k.place
                        """).param(table).query(String.class).list();
    }

    private List<String> columns(String table) {
        return jdbc.sql("SELECT attname FROM pg_attribute WHERE attrelid = CAST(? AS regclass) AND attnum > 0")
                .param(table)
                .query(String.class)
                .list();
    }
}
