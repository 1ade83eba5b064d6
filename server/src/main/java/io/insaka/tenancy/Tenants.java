package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.database.SystemTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organisations of this deployment. */
@Component
public class Tenants {
    private final OrganisationRepository organisations;
    private final TeammateRepository teammates;
    private final SystemTransactions transactions;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;
    private final Origin origin;

    /** Where what is new comes from. */
    @Component
    record Origin(Clock clock, Ids ids) {}

    Tenants(
            OrganisationRepository organisations,
            TeammateRepository teammates,
            SystemTransactions transactions,
            Passwords passwords,
            ApplicationEventPublisher events,
            Origin origin) {
        this.organisations = organisations;
        this.teammates = teammates;
        this.transactions = transactions;
        this.passwords = passwords;
        this.events = events;
        this.origin = origin;
    }

    /** Every organisation, the oldest first: for work that is done for all of them in turn. */
    public List<TenantId> all() {
        return organisations.all();
    }

    /** What the organisation calls itself. */
    public String name(TenantId tenant) {
        return organisations.name(tenant);
    }

    /** As {@link #all()}, for a command at the terminal. */
    public static List<TenantId> all(SystemTransactions transactions) {
        return OrganisationRepository.all(transactions);
    }

    /** Founds an organisation with its owner, and announces it ({@link OrganisationFounded}) before it returns. */
    public TenantId found(Founding founding) {
        TenantId tenant = write(founding, false).orElseThrow();
        announce();
        return tenant;
    }

    /** As {@link #found}, unless there is an organisation already: however many nodes start at once, one founds. */
    Optional<TenantId> foundFirst(Founding founding) {
        return write(founding, true);
    }

    /**
     * Tells the other modules of every organisation not announced yet. After a crash in the middle a listener hears of
     * it a second time.
     */
    void announce() {
        for (var organisation : organisations.claimUnannounced(origin.clock().instant())) {
            events.publishEvent(new OrganisationFounded(organisation.tenant(), organisation.demo()));
            organisations.announced(organisation.tenant(), origin.clock().instant());
        }
    }

    private Optional<TenantId> write(Founding founding, boolean onlyTheFirst) {
        TenantId tenant = new TenantId(origin.ids().next());
        var owner = new Teammate(
                new TeammateId(origin.ids().next()),
                founding.ownerName(),
                new Email(founding.ownerEmail()),
                Role.OWNER,
                Sight.WHOLE);
        // Sealing may need transactions of its own, and hashing takes long: both before ours begins.
        var entry = teammates.seal(tenant, owner, passwords.hash(founding.ownerPassword()));
        return transactions.call(jdbc -> {
            if (onlyTheFirst && !OrganisationRepository.isFirst(jdbc)) {
                return Optional.empty();
            }
            insert(jdbc, founding, entry);
            return Optional.of(tenant);
        });
    }

    private void insert(JdbcClient jdbc, Founding founding, TeammateRepository.Entry owner) {
        Instant now = origin.clock().instant();
        OrganisationRepository.add(jdbc, owner.tenant(), founding.organisation(), founding.demo(), now);
        TeammateRepository.add(jdbc, owner, now);
        if (founding.apiToken() != null) {
            UUID id = origin.ids().next();
            var secret = new Secret(founding.apiToken());
            TokenRepository.add(
                    jdbc,
                    new TokenRepository.Entry(
                            owner.tenant(), id, owner.id(), "First start", Role.OWNER.permissions(), secret, null),
                    now);
        }
    }
}
