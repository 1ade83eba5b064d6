package io.insaka.llm.console;

import com.fasterxml.jackson.annotation.JsonValue;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Account;
import io.insaka.llm.Failure;
import io.insaka.llm.Kind;
import io.insaka.llm.Models.Ability;
import io.insaka.llm.accounts.Budget;
import io.insaka.llm.accounts.Roster;
import io.insaka.llm.accounts.Rosters;
import io.insaka.llm.asking.Trials;
import io.insaka.llm.spending.ModelMonth;
import io.insaka.llm.spending.Prices;
import io.insaka.llm.spending.Spending;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a teammate sees of models. Money is in dollars here. */
@Component
final class ModelViews {
    private static final int MICRO_DIGITS = 6;

    private final Rosters rosters;
    private final Spending spending;
    private final Prices prices;
    private final Trials trials;

    ModelViews(Rosters rosters, Spending spending, Prices prices, Trials trials) {
        this.rosters = rosters;
        this.spending = spending;
        this.prices = prices;
        this.trials = trials;
    }

    record Listed(
            List<Shown> items,
            Map<String, UUID> roles,
            Money budget,
            @Nullable String next) {}

    /**
     * @param inputPrice as entered here, in dollars for a million tokens
     * @param price what is reckoned with; null when nobody knows, and then calls count as free
     * @param position in the chain; null: off
     * @param lastError of this month
     */
    record Shown(
            UUID id,
            String name,
            Kind kind,
            String baseUrl,
            boolean hasKey,
            String model,
            @Nullable String embeddingModel,
            @Nullable String transcriptionModel,
            @Nullable BigDecimal inputPrice,
            @Nullable BigDecimal outputPrice,
            @Nullable Cost price,
            @Nullable Integer position,
            List<String> roles,
            Trials.Standing circuit,
            @Nullable Trouble lastError,
            Month thisMonth) {}

    /** @param source {@code own} or {@code table} */
    record Cost(
            BigDecimal input,
            BigDecimal output,
            String source,
            @Nullable String checked) {}

    record Trouble(Failure code, String words, @Nullable Instant at) {}

    record Month(
            long calls,
            long failures,
            long inputTokens,
            long outputTokens,
            BigDecimal cost,
            @Nullable Long averageMs) {}

    record Money(
            @Nullable BigDecimal monthly,
            @Nullable BigDecimal perConversation,
            int softPercent,
            String month,
            BigDecimal spent,
            State state) {
        enum State {
            NONE("none"),
            WITHIN("within"),
            WARNED("warned"),
            SPENT("spent");

            private final String wireName;

            State(String wireName) {
                this.wireName = wireName;
            }

            @JsonValue
            String wireName() {
                return wireName;
            }
        }
    }

    Listed list(TenantId tenant) {
        Roster roster = rosters.of(tenant);
        Map<UUID, ModelMonth> months = spending.models(tenant);
        List<Shown> items = roster.entries().stream()
                .map(entry ->
                        shown(roster, entry, months.getOrDefault(entry.account().id(), ModelMonth.NOTHING)))
                .toList();
        return new Listed(items, roster.roles(), money(tenant), null);
    }

    Optional<Shown> find(TenantId tenant, UUID id) {
        return list(tenant).items().stream()
                .filter(shown -> shown.id().equals(id))
                .findFirst();
    }

    private Shown shown(Roster roster, Roster.Entry entry, ModelMonth month) {
        Account account = entry.account();
        return new Shown(
                account.id(),
                account.name(),
                account.kind(),
                account.baseUrl().toString(),
                account.key() != null,
                account.model(),
                account.embeddingModel(),
                account.transcriptionModel(),
                dollars(account.inputPrice()),
                dollars(account.outputPrice()),
                prices.of(account, Ability.CHAT)
                        .map(price -> new Cost(
                                dollars(price.input()),
                                dollars(price.output()),
                                price.checked() == null ? "own" : "table",
                                price.checked()))
                        .orElse(null),
                entry.place(),
                roster.roles().entrySet().stream()
                        .filter(role -> role.getValue().equals(account.id()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                trials.standing(account),
                trouble(month),
                new Month(
                        month.calls(),
                        month.failures(),
                        month.inputTokens(),
                        month.outputTokens(),
                        dollars(month.microCost()),
                        month.calls() == 0 ? null : month.millis() / month.calls()));
    }

    private static @Nullable Trouble trouble(ModelMonth month) {
        String last = month.lastFailure();
        return last == null
                ? null
                : Failure.find(last)
                        .map(why -> new Trouble(why, why.words(), month.lastFailureAt()))
                        .orElse(null);
    }

    Money money(TenantId tenant) {
        Budget budget = rosters.of(tenant).budget();
        long spent = spending.thisMonth(tenant);
        return new Money(
                dollars(budget.monthly()),
                dollars(budget.conversation()),
                budget.softPercent(),
                YearMonth.from(spending.month()).toString(),
                dollars(spent),
                state(budget, spent));
    }

    private static Money.State state(Budget budget, long spent) {
        if (budget.monthly() == null) {
            return Money.State.NONE;
        }
        return budget.spent(spent) ? Money.State.SPENT : budget.warns(spent) ? Money.State.WARNED : Money.State.WITHIN;
    }

    private static @Nullable BigDecimal dollars(@Nullable Long micro) {
        return micro == null ? null : dollars(micro.longValue());
    }

    private static BigDecimal dollars(long micro) {
        BigDecimal dollars = BigDecimal.valueOf(micro, MICRO_DIGITS).stripTrailingZeros();
        return dollars.scale() < 0 ? dollars.setScale(0) : dollars;
    }
}
