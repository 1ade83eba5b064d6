package io.insaka.agents.instructions;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.agents.Role;
import io.insaka.agents.fencing.Safety;
import io.insaka.agents.roles.Agent;
import io.insaka.agents.roles.Instructions;
import io.insaka.agents.roles.Roster;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The agents as each organisation has them, in memory. Another node's change is known within seconds. */
@Component
public class Staff {
    private static final Duration KNOWN = Duration.ofSeconds(5);

    private final Roster roster;
    private final InstructionRepository rows;
    private final TenantTransactions transactions;
    private final Tenants tenants;
    private final Wages wages;
    private final Clock clock;
    private final AsyncLoadingCache<TenantId, Known> known;

    record Known(
            String organisation,
            Map<Role, Setting> settings,
            Map<Role, String> prompts,
            Safety safety,
            String month,
            Map<Role, Long> spent) {
        Setting setting(Role role) {
            return Objects.requireNonNull(settings.get(role));
        }
    }

    Staff(
            Roster roster,
            InstructionRepository rows,
            TenantTransactions transactions,
            Tenants tenants,
            Wages wages,
            Clock clock) {
        this.wages = wages;
        this.roster = roster;
        this.rows = rows;
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(KNOWN)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync(this::load);
    }

    public Given given(TenantId tenant, Role role) {
        Known now = known(tenant);
        Agent agent = roster.of(role);
        Setting setting = now.setting(role);
        String prompt = setting.version() == 0 ? null : now.prompts().get(role);
        Double temperature = setting.temperature();
        Integer mostTokens = setting.mostTokens();
        return new Given(
                agent,
                now.organisation(),
                prompt == null ? 0 : setting.version(),
                new Instructions(prompt == null ? agent.instructions() : prompt),
                setting.tone(),
                temperature == null ? agent.temperature() : temperature,
                mostTokens == null ? agent.mostTokens() : mostTokens,
                now.safety());
    }

    /** Whether the organisation wants this role to work at all. */
    public boolean on(TenantId tenant, Role role) {
        return known(tenant).setting(role).on();
    }

    /** Whether the role has used up what it may cost this month. */
    public boolean spent(TenantId tenant, Role role) {
        Known now = known(tenant);
        Long most = now.setting(role).monthlyMicros();
        return most != null && now.month().equals(month()) && now.spent().getOrDefault(role, 0L) >= most;
    }

    /** Puts down what an answer has cost; outside a transaction. */
    public void pay(TenantId tenant, Role role, long micros) {
        if (micros <= 0) {
            return;
        }
        if (known(tenant).setting(role).monthlyMicros() == null) {
            wages.add(tenant, role, month(), micros);
        } else {
            // A limit must hold at once, not in some seconds.
            transactions.run(tenant, () -> rows.spend(tenant, role, month(), micros));
            forget(tenant);
        }
    }

    void forget(TenantId tenant) {
        known.synchronous().invalidate(tenant);
    }

    String month() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).toString();
    }

    /** As with articles: a wait for a second connection while holding the first could be for ever. */
    Known known(TenantId tenant) {
        @Nullable CompletableFuture<Known> loaded = known.getIfPresent(tenant);
        if (loaded != null && loaded.isDone() && !loaded.isCompletedExceptionally()) {
            return loaded.join();
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return load(tenant);
        }
        try {
            return known.get(tenant).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private Map<Role, Setting> settings(TenantId tenant) {
        Map<Role, Setting> settings = rows.settings(tenant);
        roster.all().forEach(agent -> settings.putIfAbsent(agent.role(), Setting.usual(agent)));
        return settings;
    }

    private Known load(TenantId tenant) {
        String month = month();
        return transactions.call(
                tenant,
                () -> new Known(
                        tenants.name(tenant),
                        settings(tenant),
                        rows.current(tenant),
                        rows.safety(tenant),
                        month,
                        rows.spent(tenant, month)));
    }
}
