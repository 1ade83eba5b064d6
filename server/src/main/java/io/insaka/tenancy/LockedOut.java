package io.insaka.tenancy;

import io.insaka.database.DatabaseVisit;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.secondstep.SecondSteps;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Finds people by e-mail address and makes them a way in, for {@link ResetPassword}. */
final class LockedOut {
    /** Lifting a lock asks for no limit. */
    private static final AccessLimits NO_LIMITS = new AccessLimits(0, 0, 0, Duration.ZERO, 0);

    private final TenantTransactions transactions;
    private final OrganisationRepository organisations;
    private final TeammateRepository teammates;
    private final EntryLinkRepository links;
    private final SessionRepository sessions;
    private final SecondSteps secondSteps;
    private final AttemptRepository attempts;
    private final ResetPassword.Witness witness;
    private final Clock clock;
    private final Ids ids;

    /** As an operator reads it: name, e-mail address, organisation. */
    record Person(TenantId tenant, String organisation, Teammate teammate) {
        @Override
        public String toString() {
            return teammate.name() + " <" + teammate.email().value() + ">, "
                    + teammate.role().wireName() + " of \"" + organisation + "\" (" + tenant + ")";
        }
    }

    LockedOut(DatabaseVisit visit, Vault vault, ResetPassword.Witness witness, Clock clock) {
        var system = visit.systemTransactions();
        var index = new EmailIndex(vault);
        this.transactions = visit.tenantTransactions();
        this.organisations = new OrganisationRepository(visit.tenantJdbc(), system);
        this.teammates = new TeammateRepository(visit.tenantJdbc(), system, vault, index);
        this.links = new EntryLinkRepository(visit.tenantJdbc(), system, vault);
        this.sessions = new SessionRepository(visit.tenantJdbc());
        this.secondSteps = SecondSteps.over(visit.tenantJdbc(), vault, clock);
        this.attempts = new AttemptRepository(system, index, NO_LIMITS);
        this.witness = witness;
        this.clock = clock;
        this.ids = Ids.inTimeOrder(clock);
    }

    List<Person> owners() {
        return organisations.all().stream()
                .flatMap(tenant -> transactions
                        .call(
                                tenant,
                                () -> teammates.active(tenant).stream()
                                        .filter(teammate -> teammate.role() == Role.OWNER)
                                        .map(owner -> person(tenant, owner))
                                        .toList())
                        .stream())
                .toList();
    }

    List<Person> with(Email email) {
        return teammates.accounts(email).stream()
                .flatMap(account -> transactions
                        .call(
                                account.tenant(),
                                () -> teammates
                                        .find(account.tenant(), account.teammate())
                                        .map(teammate -> person(account.tenant(), teammate)))
                        .stream())
                .toList();
    }

    private Person person(TenantId tenant, Teammate teammate) {
        return new Person(tenant, organisations.name(tenant), teammate);
    }

    /**
     * @param inOneStep whether signing in shall take a password alone from now on
     * @return what the link carries; their sessions are over at once, their programs go on
     */
    Secret reset(Person person, boolean inOneStep) {
        TenantId tenant = person.tenant();
        Teammate teammate = person.teammate();
        Secret secret = Secret.forSession();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var link = EntryLink.forPassword(tenant, ids.next(), teammate, now);
        byte[] sealed = links.seal(tenant, teammate.email());
        transactions.run(tenant, () -> {
            links.dropPasswordLinks(tenant, teammate.id());
            links.add(link, sealed, secret);
            sessions.endAll(tenant, teammate.id());
            if (inOneStep) {
                secondSteps.end(tenant, teammate.id());
            }
            witness.passwordReset(tenant, teammate.id());
        });
        attempts.succeeded(teammate.email());
        return secret;
    }
}
