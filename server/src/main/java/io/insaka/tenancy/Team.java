package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who joins the team, what they may do in it, and who leaves. */
@Component
class Team {
    private final TenantTransactions transactions;
    private final TeammateRepository repository;
    private final WaysIn waysIn;
    private final Passwords passwords;
    private final Clock clock;
    private final Ids ids;

    Team(
            TenantTransactions transactions,
            TeammateRepository repository,
            WaysIn waysIn,
            Passwords passwords,
            Clock clock,
            Ids ids) {
        this.transactions = transactions;
        this.repository = repository;
        this.waysIn = waysIn;
        this.passwords = passwords;
        this.clock = clock;
        this.ids = ids;
    }

    List<Teammate> active(TenantId tenant) {
        return transactions.call(tenant, () -> repository.active(tenant));
    }

    Teammate add(Caller by, String name, Email email, Role role, String password) {
        onlyOwnersTouchOwners(by, role);
        Passwords.accept("password", password, email);
        var teammate = new Teammate(new TeammateId(ids.next()), name.strip(), email, role);
        var entry = repository.seal(by.tenant(), teammate, passwords.hash(password));
        transactions.run(by.tenant(), () -> repository.add(entry, clock.instant()));
        return teammate;
    }

    /** A null leaves that as it is. A new role counts from the next request on. */
    Teammate change(Caller by, TeammateId id, @Nullable String name, @Nullable Role role) {
        Teammate changed = transactions.call(by.tenant(), () -> {
            List<TeammateId> owners = repository.lockOwners(by.tenant());
            Teammate before = repository.find(by.tenant(), id).orElseThrow(Refusal::unknownTeammate);
            var after = new Teammate(
                    id,
                    name == null ? before.name() : name.strip(),
                    before.email(),
                    role == null ? before.role() : role);
            onlyOwnersTouchOwners(by, before.role());
            onlyOwnersTouchOwners(by, after.role());
            if (after.role() != Role.OWNER && owners.equals(List.of(id))) {
                throw Refusal.lastOwner();
            }
            repository.change(by.tenant(), after);
            return after;
        });
        waysIn.changed();
        return changed;
    }

    /** Ends their sessions and revokes their tokens; what they wrote stays. */
    void deactivate(Caller by, TeammateId id) {
        transactions.run(by.tenant(), () -> {
            List<TeammateId> owners = repository.lockOwners(by.tenant());
            Teammate leaving = repository.find(by.tenant(), id).orElseThrow(Refusal::unknownTeammate);
            onlyOwnersTouchOwners(by, leaving.role());
            if (owners.equals(List.of(id))) {
                throw Refusal.lastOwner();
            }
            repository.deactivate(by.tenant(), id, clock.instant());
            waysIn.leave(by.tenant(), id);
        });
        waysIn.changed();
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
            onlyOwnersTouchOwners(by, back.role());
            repository.reactivate(by.tenant(), id);
            return back;
        });
    }

    static void onlyOwnersTouchOwners(Caller by, Role role) {
        if (role == Role.OWNER && by.role() != Role.OWNER) {
            throw Refusal.forbidden("Only an owner may make, change or remove an owner.");
        }
    }
}
