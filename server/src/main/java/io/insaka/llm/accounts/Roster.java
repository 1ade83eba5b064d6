package io.insaka.llm.accounts;

import io.insaka.llm.Account;
import io.insaka.llm.Models.Ability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that an organisation has set, as of one version.
 *
 * @param entries in the order of the chain, then those that are off
 * @param roles which model a role asks first
 */
public record Roster(long version, List<Entry> entries, Map<String, UUID> roles, Budget budget) {
    public Roster {
        entries = List.copyOf(entries);
        roles = Map.copyOf(roles);
    }

    /** @param place in the chain; null: off */
    public record Entry(Account account, @Nullable Integer place) {}

    public Optional<Account> find(UUID id) {
        return entries.stream()
                .map(Entry::account)
                .filter(account -> account.id().equals(id))
                .findFirst();
    }

    /** Whom to ask, in order: the role's own model, then the chain; those only that have a model for it. */
    public List<Account> order(String role, Ability ability) {
        List<Account> order = new ArrayList<>();
        Optional.ofNullable(roles.get(role.toLowerCase(Locale.ROOT)))
                .flatMap(this::find)
                .ifPresent(order::add);
        entries.stream()
                .filter(entry -> entry.place() != null)
                .map(Entry::account)
                .filter(account -> !order.contains(account))
                .forEach(order::add);
        order.removeIf(account -> account.modelFor(ability) == null);
        return order;
    }

    /** Whoever may be asked by any role. */
    public List<Account> inUse(Ability ability) {
        return entries.stream()
                .filter(entry -> entry.place() != null
                        || roles.containsValue(entry.account().id()))
                .map(Entry::account)
                .filter(account -> account.modelFor(ability) != null)
                .toList();
    }
}
