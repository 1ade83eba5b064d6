package io.insaka.vault;

import io.insaka.kernel.TenantId;
import io.insaka.vault.PersonalTable.Belongs;
import io.insaka.vault.PersonalTable.Fate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the tables that modules declared as customers'. Joins the tenant's open transaction. */
@Repository
class PersonalTableRepository {
    /** Of the address kind that our own chat gives its visitors. */
    private static final String VISITOR = "visitor";

    private static final int SOME = 500;

    private final JdbcClient jdbc;

    PersonalTableRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** Some of the rows; how many. */
    int erase(PersonalTable table, Traces person) {
        String change = table.fate() == Fate.CUT_OFF
                ? "UPDATE " + table.name() + " SET " + table.column() + " = NULL"
                : "DELETE FROM " + table.name();
        return bind(
                        jdbc.sql(change + " WHERE tenant_id = :tenant AND ctid = ANY(ARRAY(SELECT ctid FROM "
                                + table.name() + " WHERE tenant_id = :tenant AND " + theirs(table)
                                + " LIMIT :some FOR UPDATE))"),
                        person)
                .param("some", SOME)
                .update();
    }

    /** The parameters of {@link #theirs}. */
    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Traces person) {
        return statement
                .param("tenant", person.tenant().value())
                .param("contacts", person.contactIds())
                .param("conversations", person.conversationIds())
                .param(
                        "visitors",
                        person.addresses(VISITOR).stream().map(UUID::fromString).toArray(UUID[]::new));
    }

    /** Whether a row is the person's. */
    static String theirs(PersonalTable table) {
        return switch (table.by()) {
            case CONTACT -> table.column() + " = ANY(:contacts)";
            case CONVERSATION -> table.column() + " = ANY(:conversations)";
            case VISITOR -> table.column() + " = ANY(:visitors)";
            case PARENT ->
                table.column() + " IN (SELECT id FROM " + table.parent()
                        + " WHERE tenant_id = :tenant AND conversation_id = ANY(:conversations))";
            case SOUGHT -> throw new IllegalArgumentException(Belongs.SOUGHT + " has no condition");
        };
    }

    /** @param key each part as text */
    int erase(TenantId tenant, SealedTable table, List<String> key) {
        String same = table.key().stream()
                .map(column -> column + "::text = :key_" + column)
                .collect(Collectors.joining(" AND "));
        var statement = jdbc.sql("DELETE FROM " + table.name() + " WHERE tenant_id = :tenant AND " + same)
                .param("tenant", tenant.value());
        for (int part = 0; part < key.size(); part++) {
            statement = statement.param("key_" + table.key().get(part), key.get(part));
        }
        return statement.update();
    }
}
