package io.insaka.pipeline;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code deal} and {@code deal_move}. Joins the tenant's open transaction. */
@Repository
class DealRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    DealRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    void put(TenantId tenant, Deal deal) {
        Deal.Terms terms = deal.terms();
        Deal.Value value = terms.value();
        jdbc.sql("""
                        INSERT INTO deal (tenant_id, id, title, note, contact_id, value, currency, owner_id, expected_on, stage_id,
                            rank, revision, created_by, created_at)
                        VALUES (:tenant, :id, :title, :note, :contact, :value, :currency, :owner, :expected, :stage,
                            :rank, :revision, :by, :at)
                        ON CONFLICT (tenant_id, id) DO UPDATE SET title = :title, note = :note, contact_id = :contact,
                            value = :value, currency = :currency, owner_id = :owner, expected_on = :expected,
                            stage_id = :stage, rank = :rank, revision = :revision""")
                .param("tenant", tenant.value())
                .param("id", deal.id())
                .param("title", vault.sealText(tenant, Purpose.DEAL, terms.title()))
                .param(
                        "note",
                        terms.note() == null ? null : vault.sealText(tenant, Purpose.DEAL, terms.note()),
                        Types.BINARY)
                .param(
                        "contact",
                        terms.contact() == null ? null : terms.contact().value(),
                        Types.OTHER)
                .param("value", value == null ? null : value.amount(), Types.NUMERIC)
                .param("currency", value == null ? null : value.currency(), Types.VARCHAR)
                .param("owner", terms.owner().value())
                .param("expected", terms.expectedOn(), Types.DATE)
                .param("stage", deal.stage())
                .param("rank", deal.rank())
                .param("revision", deal.revision())
                .param("by", deal.made().by().value())
                .param("at", deal.made().at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void moved(TenantId tenant, UUID deal, Deal.Move move) {
        jdbc.sql("""
                        INSERT INTO deal_move (tenant_id, deal_id, from_name, to_name, moved_by, moved_at)
                        VALUES (:tenant, :deal, :from, :to, :by, :at)""")
                .param("tenant", tenant.value())
                .param("deal", deal)
                .param("from", move.from(), Types.VARCHAR)
                .param("to", move.to())
                .param("by", move.by().value())
                .param("at", move.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The latest first. */
    List<Deal.Move> moves(TenantId tenant, UUID deal, int most) {
        return jdbc.sql("""
                        SELECT * FROM deal_move WHERE tenant_id = :tenant AND deal_id = :deal ORDER BY seq DESC LIMIT :most""")
                .param("tenant", tenant.value())
                .param("deal", deal)
                .param("most", most)
                .query((row, n) -> new Deal.Move(
                        row.getString("from_name"),
                        row.getString("to_name"),
                        new TeammateId(row.getObject("moved_by", UUID.class)),
                        row.getTimestamp("moved_at").toInstant()))
                .list();
    }

    Optional<Deal> find(TenantId tenant, UUID id) {
        return one(tenant, id, "");
    }

    Optional<Deal> lock(TenantId tenant, UUID id) {
        return one(tenant, id, " FOR UPDATE");
    }

    private Optional<Deal> one(TenantId tenant, UUID id, String held) {
        return jdbc.sql("SELECT * FROM deal WHERE tenant_id = :tenant AND id = :id" + held)
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> deal(tenant, row))
                .optional();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM deal WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    boolean any(TenantId tenant, UUID stage) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM deal WHERE tenant_id = :tenant AND stage_id = :stage)")
                .param("tenant", tenant.value())
                .param("stage", stage)
                .query(Boolean.class)
                .single();
    }

    /** Where a column goes on: behind this one. */
    record Place(BigDecimal rank, UUID id) {}

    /** Which deals; a null asks for nothing. @param company of whose people */
    record Whose(@Nullable UUID owner, @Nullable UUID company) {
        static final Whose ALL = new Whose(null, null);

        private String sql() {
            String of = owner == null ? "" : " AND owner_id = :owner";
            return company == null
                    ? of
                    : of + " AND contact_id IN (SELECT b.contact_id FROM company_contact b"
                            + " WHERE b.tenant_id = :tenant AND b.company_id = :company)";
        }

        private JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement) {
            return statement.param("owner", owner, Types.OTHER).param("company", company, Types.OTHER);
        }
    }

    List<Deal> column(TenantId tenant, UUID stage, Whose whose, @Nullable Place after, int most) {
        return whose.of(jdbc.sql("SELECT * FROM deal WHERE tenant_id = :tenant AND stage_id = :stage"
                        + whose.sql()
                        + (after == null ? "" : " AND (rank, id) > (:rank, :id)")
                        + " ORDER BY rank, id LIMIT :most"))
                .param("tenant", tenant.value())
                .param("stage", stage)
                .param("rank", after == null ? null : after.rank(), Types.NUMERIC)
                .param("id", after == null ? null : after.id(), Types.OTHER)
                .param("most", most)
                .query((row, n) -> deal(tenant, row))
                .list();
    }

    /** The next rank behind it in its stage, other than that of {@code but}; of a null rank the first. */
    @Nullable
    BigDecimal next(TenantId tenant, UUID stage, @Nullable BigDecimal rank, UUID but) {
        return jdbc.sql("SELECT rank FROM deal WHERE tenant_id = :tenant AND stage_id = :stage AND id <> :but"
                        + (rank == null ? "" : " AND rank > :rank")
                        + " ORDER BY rank LIMIT 1")
                .param("tenant", tenant.value())
                .param("stage", stage)
                .param("but", but)
                .param("rank", rank, Types.NUMERIC)
                .query(BigDecimal.class)
                .optional()
                .orElse(null);
    }

    /** How many there are in a stage, and what they are worth in one currency; null: of no known value. */
    record Sum(
            UUID stage,
            @Nullable String currency,
            int number,
            @Nullable BigDecimal amount) {}

    List<Sum> sums(TenantId tenant, Whose whose) {
        return whose.of(jdbc.sql("SELECT stage_id, currency, count(*) AS number, sum(value) AS amount"
                        + " FROM deal WHERE tenant_id = :tenant"
                        + whose.sql()
                        + " GROUP BY stage_id, currency ORDER BY stage_id, currency"))
                .param("tenant", tenant.value())
                .query((row, n) -> new Sum(
                        row.getObject("stage_id", UUID.class),
                        row.getString("currency"),
                        row.getInt("number"),
                        row.getBigDecimal("amount")))
                .list();
    }

    /** Of a person, the newest first. */
    List<Deal> of(TenantId tenant, Collection<ContactId> contacts, int most) {
        return jdbc.sql("""
                        SELECT * FROM deal WHERE tenant_id = :tenant AND contact_id = ANY(:contacts)
                        ORDER BY created_at DESC, id LIMIT :most""")
                .param("tenant", tenant.value())
                .param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .param("most", most)
                .query((row, n) -> deal(tenant, row))
                .list();
    }

    /** The newest first. */
    List<Deal> newest(TenantId tenant, Whose whose, int most) {
        return whose.of(jdbc.sql("SELECT * FROM deal WHERE tenant_id = :tenant" + whose.sql()
                        + " ORDER BY created_at DESC, id LIMIT :most"))
                .param("tenant", tenant.value())
                .param("most", most)
                .query((row, n) -> deal(tenant, row))
                .list();
    }

    /** As they were made. @param after the last of the page before; null for the first */
    List<Deal> after(TenantId tenant, Whose whose, @Nullable UUID after, int most) {
        return whose.of(jdbc.sql("SELECT * FROM deal WHERE tenant_id = :tenant"
                        + whose.sql()
                        + (after == null ? "" : " AND id > :after")
                        + " ORDER BY id LIMIT :most"))
                .param("tenant", tenant.value())
                .param("after", after, Types.OTHER)
                .param("most", most)
                .query((row, n) -> deal(tenant, row))
                .list();
    }

    private Deal deal(TenantId tenant, ResultSet row) throws SQLException {
        byte[] note = row.getBytes("note");
        UUID contact = row.getObject("contact_id", UUID.class);
        BigDecimal value = row.getBigDecimal("value");
        return new Deal(
                row.getObject("id", UUID.class),
                new Deal.Terms(
                        vault.openText(tenant, Purpose.DEAL, row.getBytes("title")),
                        note == null ? null : vault.openText(tenant, Purpose.DEAL, note),
                        contact == null ? null : new ContactId(contact),
                        value == null ? null : new Deal.Value(value, row.getString("currency")),
                        new TeammateId(row.getObject("owner_id", UUID.class)),
                        row.getObject("expected_on", LocalDate.class)),
                row.getObject("stage_id", UUID.class),
                row.getBigDecimal("rank"),
                row.getInt("revision"),
                new Deal.Made(
                        new TeammateId(row.getObject("created_by", UUID.class)),
                        row.getTimestamp("created_at").toInstant()));
    }
}
