package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the holders of links come in: a link works once, for one person. */
@Component
class Entrances {
    private final TenantTransactions transactions;
    private final EntryLinkRepository links;
    private final TeammateRepository teammates;
    private final Passwords passwords;
    private final WaysIn waysIn;
    private final Origin origin;

    /** Where what is new comes from, and who is told of it. */
    @Component("entranceOrigin")
    record Origin(Clock clock, Ids ids, AccessNotes notes) {}

    Entrances(
            TenantTransactions transactions,
            EntryLinkRepository links,
            TeammateRepository teammates,
            Passwords passwords,
            WaysIn waysIn,
            Origin origin) {
        this.transactions = transactions;
        this.links = links;
        this.teammates = teammates;
        this.passwords = passwords;
        this.waysIn = waysIn;
        this.origin = origin;
    }

    EntryLink look(Secret secret) {
        return links.find(secret, origin.clock().instant()).orElseThrow(Refusal::deadLink);
    }

    /** Makes or mends the teammate, and uses up the link. */
    TeammateId enter(Secret secret, @Nullable String name, String password) {
        EntryLink link = look(secret);
        Passwords.accept("password", password, link.email());
        return link.teammate() == null
                ? join(link, secret, name == null ? "" : name.strip(), password)
                : choosePassword(link, link.teammate(), secret, password);
    }

    private TeammateId join(EntryLink link, Secret secret, String name, String password) {
        if (name.isEmpty()) {
            throw Refusal.invalid("name", "must not be blank");
        }
        var teammate = new Teammate(new TeammateId(origin.ids().next()), name, link.email(), link.role(), link.sight());
        var entry = teammates.seal(link.tenant(), teammate, passwords.hash(password));
        Instant now = origin.clock().instant();
        transactions.run(link.tenant(), () -> {
            useUp(link, secret, now);
            teammates.add(entry, now);
            origin.notes()
                    .note(
                            link.tenant(),
                            teammate.id(),
                            "teammate.joined",
                            teammate.id(),
                            SeenChannels.facts(link.role(), link.sight()));
        });
        return teammate.id();
    }

    /** Ends their sessions and revokes nothing else: whoever knew the old password is out. */
    private TeammateId choosePassword(EntryLink link, TeammateId id, Secret secret, String password) {
        String hash = passwords.hash(password);
        Instant now = origin.clock().instant();
        transactions.run(link.tenant(), () -> {
            useUp(link, secret, now);
            teammates.find(link.tenant(), id).orElseThrow(Refusal::deadLink);
            teammates.changePassword(link.tenant(), id, hash);
            waysIn.endSessions(link.tenant(), id);
            links.dropPasswordLinks(link.tenant(), id);
            origin.notes().note(link.tenant(), id, "teammate.password-changed", id, Map.of());
        });
        waysIn.changed();
        return id;
    }

    private void useUp(EntryLink link, Secret secret, Instant now) {
        if (!links.use(link, secret, now)) {
            throw Refusal.deadLink();
        }
    }
}
