package io.insaka.llm.accounts;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.llm.Account;
import io.insaka.llm.ModelsChanged;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Changes what an organisation has set; the roster knows it when a method returns. Call outside a transaction. */
@Component
public class Accounts {
    private static final int MOST = 20;
    private static final int MOST_ROLES = 50;
    private static final Change CHANGED = new Change(null, "models");
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z_-]{0,39}");

    private final AccountRepository rows;
    private final Rosters rosters;
    private final TenantTransactions transactions;
    private final Told told;
    private final Stamp stamp;

    Accounts(AccountRepository rows, Rosters rosters, TenantTransactions transactions, Told told, Stamp stamp) {
        this.rows = rows;
        this.rosters = rosters;
        this.transactions = transactions;
        this.told = told;
        this.stamp = stamp;
    }

    /** Who hears of a change. */
    @Component
    record Told(AuditTrail trail, LiveChanges live, ApplicationEventPublisher events) {}

    /** What a new model is stamped with. */
    @Component
    record Stamp(Ids ids, Clock clock) {}

    public UUID create(TenantId tenant, Draft draft) {
        if (draft.kind().needsKey() && (draft.key() == null || draft.key().isEmpty())) {
            throw ModelProblem.invalid("apiKey", "is missing");
        }
        UUID id = stamp.ids().next();
        change(tenant, 1, () -> {
            if (rows.roster(tenant).entries().size() >= MOST) {
                throw ModelProblem.tooMany(MOST);
            }
            rows.insert(tenant, id, draft, stamp.clock().instant());
            record(tenant, "model.created", id, Map.of("kind", draft.kind().wireName(), "model", draft.model()));
        });
        return id;
    }

    public void change(TenantId tenant, UUID id, Draft draft) {
        change(tenant, 0, () -> {
            Account before = find(tenant, id);
            if (before.kind() != draft.kind()) {
                throw ModelProblem.invalid("kind", "cannot change: add another model");
            }
            String key = draft.key() == null ? before.key() : draft.key();
            if (draft.kind().needsKey() && (key == null || key.isEmpty())) {
                throw ModelProblem.invalid("apiKey", "is missing");
            }
            // Or whoever may change settings could have a key sent to a server of theirs.
            if (draft.key() == null && key != null && !sameServer(before.baseUrl(), draft.baseUrl())) {
                throw ModelProblem.invalid("apiKey", "has to be entered again for another address");
            }
            rows.update(tenant, id, draft, key);
            record(tenant, "model.changed", id, Map.of("model", draft.model(), "key", draft.key() != null));
        });
    }

    private static boolean sameServer(URI before, URI after) {
        return before.getScheme().equalsIgnoreCase(after.getScheme())
                && before.getHost().equalsIgnoreCase(after.getHost())
                && before.getPort() == after.getPort();
    }

    public void remove(TenantId tenant, UUID id) {
        change(tenant, -1, () -> {
            Account before = find(tenant, id);
            rows.delete(tenant, id);
            record(tenant, "model.deleted", id, Map.of("kind", before.kind().wireName(), "model", before.model()));
        });
    }

    /** Those left out are off. */
    public void order(TenantId tenant, List<UUID> order) {
        if (new HashSet<>(order).size() != order.size()) {
            throw ModelProblem.invalid("order", "names a model twice");
        }
        change(tenant, 0, () -> {
            order.forEach(id -> find(tenant, id));
            rows.order(tenant, order);
            told.trail()
                    .record(tenant, "model.ordered", new Subject("models", "chain"), Details.of("on", order.size()));
        });
    }

    /** @param roles null takes a role's model away; roles that are not named stay as they are */
    public void assign(TenantId tenant, Map<String, @Nullable UUID> roles) {
        if (roles.size() > MOST_ROLES
                || !roles.keySet().stream().allMatch(role -> ROLE.matcher(role).matches())) {
            throw ModelProblem.invalid("roles", "are words in small letters");
        }
        change(tenant, 0, () -> {
            int all = rows.roster(tenant).roles().size();
            roles.forEach((role, model) -> {
                if (model == null) {
                    rows.unassign(tenant, role);
                } else {
                    find(tenant, model);
                    rows.assign(tenant, role, model);
                }
            });
            if (all + roles.size() > 2 * MOST_ROLES) {
                throw ModelProblem.invalid("roles", "are too many");
            }
            told.trail()
                    .record(
                            tenant,
                            "model.assigned",
                            new Subject("models", "roles"),
                            Details.of("roles", roles.keySet().stream().sorted().toList()));
        });
    }

    public void budget(TenantId tenant, Budget budget) {
        change(tenant, 0, () -> {
            rows.budget(tenant, budget);
            told.trail()
                    .record(
                            tenant,
                            "model.budgeted",
                            new Subject("models", "budget"),
                            Details.of(Map.of(
                                    "monthly", Objects.requireNonNullElse(budget.monthly(), -1L),
                                    "perConversation", Objects.requireNonNullElse(budget.conversation(), -1L),
                                    "softPercent", budget.softPercent())));
        });
    }

    /** The version is counted first: it lets one change of an organisation through at a time. */
    private void change(TenantId tenant, int more, Runnable work) {
        transactions.run(tenant, () -> {
            rows.countChange(tenant, more);
            work.run();
            told.live().record(tenant, CHANGED);
            told.events().publishEvent(new ModelsChanged(tenant));
        });
        rosters.renew(tenant);
    }

    private Account find(TenantId tenant, UUID id) {
        return rows.roster(tenant).find(id).orElseThrow(ModelProblem::unknown);
    }

    private void record(TenantId tenant, String action, UUID id, Map<String, ?> facts) {
        told.trail().record(tenant, action, Subject.of("model", id), Details.of(facts));
    }
}
