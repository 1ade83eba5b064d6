package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who joins the team, what they may do in it, and who leaves. */
@Component
class Team {
    private final TenantTransactions transactions;
    private final TeammateRepository repository;
    private final WaysIn waysIn;
    private final CustomRoles roles;
    private final Arrival arrival;
    private final AccessNotes notes;

    /** What somebody new is made of. */
    @Component
    record Arrival(Passwords passwords, ChannelChoice choosing, Clock clock, Ids ids) {}

    Team(
            TenantTransactions transactions,
            TeammateRepository repository,
            WaysIn waysIn,
            CustomRoles roles,
            Arrival arrival,
            AccessNotes notes) {
        this.transactions = transactions;
        this.repository = repository;
        this.waysIn = waysIn;
        this.roles = roles;
        this.arrival = arrival;
        this.notes = notes;
    }

    List<Teammate> active(TenantId tenant) {
        return transactions.call(tenant, () -> repository.active(tenant));
    }

    Teammate add(Caller by, String name, Email email, String wanted, @Nullable SeenChannels channels, String password) {
        GivenRole role = transactions.call(by.tenant(), () -> roles.held(by.tenant(), wanted));
        Reach.ask(by, role);
        Sight sight = arrival.choosing().sight(by.tenant(), role, channels, Sight.WHOLE);
        Passwords.accept("password", password, email);
        var teammate = new Teammate(new TeammateId(arrival.ids().next()), name.strip(), email, role, sight);
        var entry = repository.seal(by.tenant(), teammate, arrival.passwords().hash(password));
        transactions.run(by.tenant(), () -> {
            Reach.ask(by, roles.held(by.tenant(), role));
            repository.add(entry, arrival.clock().instant());
            note(by, "teammate.added", teammate.id(), SeenChannels.facts(role, sight));
        });
        return teammate;
    }

    /** A null leaves that as it is. A new role, and other channels, count from the next request on. */
    Teammate change(
            Caller by, TeammateId id, @Nullable String name, @Nullable String role, @Nullable SeenChannels channels) {
        Teammate changed = transactions.call(by.tenant(), () -> {
            List<TeammateId> owners = repository.lockOwners(by.tenant());
            Teammate before = repository.lock(by.tenant(), id).orElseThrow(Refusal::unknownTeammate);
            GivenRole given = role == null ? before.role() : roles.held(by.tenant(), role);
            var after = new Teammate(
                    id,
                    name == null ? before.name() : name.strip(),
                    before.email(),
                    given,
                    arrival.choosing().sight(by.tenant(), given, channels, before.sight()));
            Reach.ask(by, before.role());
            Reach.ask(by, after.role());
            if (after.role() != Role.OWNER && owners.equals(List.of(id))) {
                throw Refusal.lastOwner();
            }
            repository.change(by.tenant(), after);
            if (!after.sight().covers(before.sight())) {
                waysIn.narrow(by.tenant(), id, after.sight());
            }
            if (!after.role().equals(before.role())) {
                // Who made a link for somebody with fewer rights must not come in with more.
                waysIn.dropLinks(by.tenant(), id);
            }
            if (!after.equals(before)) {
                note(by, "teammate.changed", id, changes(before, after));
            }
            return after;
        });
        waysIn.changed();
        return changed;
    }

    /** Ends their sessions and revokes their tokens; what they wrote stays. @param handTo who gets what they had */
    void deactivate(Caller by, TeammateId id, @Nullable TeammateId handTo) {
        transactions.run(by.tenant(), () -> {
            List<TeammateId> owners = repository.lockOwners(by.tenant());
            Teammate leaving = repository.lock(by.tenant(), id).orElseThrow(Refusal::unknownTeammate);
            Reach.ask(by, leaving.role());
            if (owners.equals(List.of(id))) {
                throw Refusal.lastOwner();
            }
            if (handTo != null && (handTo.equals(id) || !answers(by.tenant(), handTo))) {
                throw Refusal.invalid("handTo", "is nobody who answers customers");
            }
            repository.deactivate(by.tenant(), id, arrival.clock().instant());
            waysIn.leave(new TeammateLeft(by.tenant(), id, by.teammate(), handTo));
            note(by, "teammate.deactivated", id, handTo == null ? Map.of() : Map.of("handedTo", handTo.toString()));
        });
        waysIn.changed();
    }

    private boolean answers(TenantId tenant, TeammateId id) {
        return repository
                .find(tenant, id)
                .filter(teammate -> teammate.permissions().contains(Permission.CONVERSATIONS_WRITE))
                .isPresent();
    }

    List<Teammate> left(TenantId tenant) {
        return transactions.call(tenant, () -> repository.left(tenant));
    }

    /** Somebody who left works here again, with the password they had and the role they had. */
    Teammate bringBack(Caller by, TeammateId id) {
        return transactions.call(by.tenant(), () -> {
            Teammate back = repository.named(by.tenant(), List.of(id)).stream()
                    .findFirst()
                    .orElseThrow(Refusal::unknownTeammate);
            Reach.ask(by, roles.held(by.tenant(), back.role()));
            repository.reactivate(by.tenant(), id);
            note(by, "teammate.brought-back", id, Map.of());
            return back;
        });
    }

    private void note(Caller by, String action, TeammateId teammate, Map<String, Object> facts) {
        notes.note(by.tenant(), by.teammate(), action, teammate, facts);
    }

    private static Map<String, Object> changes(Teammate before, Teammate after) {
        Map<String, Object> changes = new HashMap<>();
        if (!before.name().equals(after.name())) {
            changes.put("fields", List.of("name"));
        }
        if (!before.role().equals(after.role())) {
            changes.put("roleBefore", before.role().wireName());
            changes.putAll(CustomRoles.facts(after.role()));
        }
        if (!before.sight().equals(after.sight())) {
            changes.put("channelsBefore", SeenChannels.word(before.sight()));
            changes.put("channels", SeenChannels.word(after.sight()));
        }
        return changes;
    }
}
