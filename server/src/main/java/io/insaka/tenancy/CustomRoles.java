package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The roles an organisation makes for itself, beside the product's own, which nobody can change. */
@Component
class CustomRoles {
    private static final int MOST = 50;
    private static final int NAMED = 5;
    /** What owners alone may do: no other role is given it. */
    private static final Set<Permission> OWNERS_ALONE = EnumSet.complementOf(EnumSet.copyOf(Role.ADMIN.permissions()));

    private final TenantTransactions transactions;
    private final RoleRepository repository;
    private final TeammateRepository teammates;
    private final WaysIn waysIn;
    private final Tenants.Origin origin;
    private final AccessNotes notes;

    CustomRoles(
            TenantTransactions transactions,
            RoleRepository repository,
            TeammateRepository teammates,
            WaysIn waysIn,
            Tenants.Origin origin,
            AccessNotes notes) {
        this.transactions = transactions;
        this.repository = repository;
        this.teammates = teammates;
        this.waysIn = waysIn;
        this.origin = origin;
        this.notes = notes;
    }

    record Draft(String name, String about, Set<Permission> permissions) {
        Draft {
            name = name.strip();
            about = about.strip();
            permissions = Set.copyOf(permissions);
        }

        CustomRole as(UUID id) {
            return new CustomRole(id, name, about, permissions);
        }
    }

    List<CustomRole> all(TenantId tenant) {
        return transactions.call(tenant, () -> repository.all(tenant));
    }

    /**
     * The role of that name, as it is until the open transaction ends: what is checked of it stays true, and it is not
     * deleted before somebody has it.
     */
    GivenRole held(TenantId tenant, String wireName) {
        try {
            return Role.known(wireName)
                    .map(GivenRole.class::cast)
                    .orElseGet(() ->
                            repository.hold(tenant, CustomRole.idIn(wireName)).orElseThrow(Refusal::notARole));
        } catch (IllegalArgumentException misspelt) {
            throw Refusal.notARole();
        }
    }

    /** As {@link #held}, of one that is known already; as it is now. */
    GivenRole held(TenantId tenant, GivenRole role) {
        return held(tenant, role.wireName());
    }

    CustomRole make(Caller by, Draft draft) {
        CustomRole role = draft.as(origin.ids().next());
        accept(by, role);
        transactions.run(by.tenant(), () -> {
            if (repository.all(by.tenant()).size() >= MOST) {
                throw Refusal.tooManyRoles(MOST);
            }
            repository.add(by.tenant(), role, origin.clock().instant());
            note(by, "role.created", role, Map.of("name", role.name(), "permissions", words(role.permissions())));
        });
        return role;
    }

    /** @param confirmed the caller knows that they will manage the team no more */
    CustomRole change(Caller by, UUID id, Draft draft, boolean confirmed) {
        CustomRole after = draft.as(id);
        accept(by, after);
        transactions.run(by.tenant(), () -> {
            CustomRole before = repository.lock(by.tenant(), id).orElseThrow(Refusal::unknownRole);
            Reach.ask(by, before);
            if (!confirmed && locksOut(by, before, after)) {
                throw Refusal.locksYouOut();
            }
            if (after.equals(before)) {
                return;
            }
            repository.change(by.tenant(), after);
            note(by, "role.changed", after, differences(before, after));
        });
        waysIn.changed();
        return after;
    }

    void delete(Caller by, UUID id) {
        transactions.run(by.tenant(), () -> {
            CustomRole role = repository.lock(by.tenant(), id).orElseThrow(Refusal::unknownRole);
            Reach.ask(by, role);
            List<String> holders = teammates.active(by.tenant()).stream()
                    .filter(teammate -> teammate.role().wireName().equals(role.wireName()))
                    .map(Teammate::name)
                    .toList();
            int invitations = repository.invitations(by.tenant(), id);
            boolean newcomers = repository.newcomers(by.tenant(), id);
            if (!holders.isEmpty() || invitations > 0 || newcomers) {
                throw Refusal.roleInUse(said(holders), invitations, newcomers);
            }
            repository.delete(by.tenant(), id);
            note(by, "role.deleted", role, Map.of("name", role.name()));
        });
        waysIn.changed();
    }

    private static void accept(Caller by, CustomRole role) {
        if (role.name().isEmpty()) {
            throw Refusal.invalid("name", "must not be blank");
        }
        if (Role.known(role.name()).isPresent()) {
            throw Refusal.roleNameTaken();
        }
        if (role.permissions().stream().anyMatch(OWNERS_ALONE::contains)) {
            throw Refusal.invalid("permissions", "has one that owners alone can have");
        }
        Reach.ask(by, role);
        for (Permission permission : EnumSet.copyOf(role.permissions())) {
            for (Permission needed : permission.needs()) {
                if (!role.permissions().contains(needed)) {
                    throw Refusal.permissionNeeds(permission, needed);
                }
            }
        }
    }

    private static boolean locksOut(Caller by, CustomRole before, CustomRole after) {
        return by.role().wireName().equals(before.wireName())
                && before.permissions().contains(Permission.TEAMMATES_MANAGE)
                && !after.permissions().contains(Permission.TEAMMATES_MANAGE);
    }

    private static Map<String, Object> differences(CustomRole before, CustomRole after) {
        Set<Permission> given = EnumSet.noneOf(Permission.class);
        given.addAll(after.permissions());
        given.removeAll(before.permissions());
        Set<Permission> taken = EnumSet.noneOf(Permission.class);
        taken.addAll(before.permissions());
        taken.removeAll(after.permissions());
        return Map.of("name", after.name(), "given", words(given), "taken", words(taken));
    }

    private static List<String> words(Collection<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::wireName).toList();
    }

    private static List<String> said(List<String> names) {
        return names.size() <= NAMED
                ? names
                : Stream.concat(names.stream().limit(NAMED), Stream.of("others"))
                        .toList();
    }

    private void note(Caller by, String action, CustomRole role, Map<String, Object> facts) {
        notes.note(by, action, "role", role.id(), facts);
    }

    /** For the audit trail: what the organisation calls the role, too. */
    static Map<String, Object> facts(GivenRole role) {
        String own = role.ownName();
        return own == null ? Map.of("role", role.wireName()) : Map.of("role", role.wireName(), "roleName", own);
    }
}
