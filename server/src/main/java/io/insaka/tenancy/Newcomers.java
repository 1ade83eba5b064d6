package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.provider.Identity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who somebody whom the provider vouches for is here. Known by what the provider never gives to anybody else; only the
 * first time by an e-mail address, and only by one that the provider says is verified, or says nothing of, where an owner
 * trusts it with that domain.
 */
@Component
class Newcomers {
    private static final int LONGEST_NAME = 200;

    private final TenantTransactions transactions;
    private final SignInProviderRepository providers;
    private final SignInLinkRepository links;
    private final EntryLinkRepository invitations;
    private final TeammateRepository teammates;
    private final Arrival arrival;

    /** What somebody new is made of, and who is told. */
    @Component("newcomerArrival")
    record Arrival(Passwords passwords, CustomRoles roles, Tenants.Origin origin, AccessNotes notes) {}

    Newcomers(
            TenantTransactions transactions,
            SignInProviderRepository providers,
            SignInLinkRepository links,
            EntryLinkRepository invitations,
            TeammateRepository teammates,
            Arrival arrival) {
        this.transactions = transactions;
        this.providers = providers;
        this.links = links;
        this.invitations = invitations;
        this.teammates = teammates;
        this.arrival = arrival;
    }

    /** @throws Refusal when they do not come in; the organisation finds the reason in its audit trail */
    TeammateId admit(TenantId tenant, SignInProvider asked, Identity identity) {
        try {
            return transactions.call(tenant, () -> {
                SignInProvider provider = providers
                        .lock(tenant)
                        .filter(now -> now.id().equals(asked.id()))
                        .orElseThrow(Refusal::noProvider);
                Instant now = arrival.origin().clock().instant();
                Optional<TeammateId> known =
                        links.teammate(tenant, provider.registration().issuer(), identity.subject());
                if (known.isPresent()) {
                    teammates.find(tenant, known.get()).orElseThrow(Refusal::notInvited);
                    links.used(tenant, known.get(), now);
                    return known.get();
                }
                Email email = vouched(provider, identity);
                TeammateId teammate =
                        teammates.with(tenant, email).orElseGet(() -> join(tenant, provider, identity, email, now));
                link(tenant, provider, teammate, identity, now);
                return teammate;
            });
        } catch (Refusal refused) {
            transactions.run(
                    tenant,
                    () -> arrival.notes()
                            .note(
                                    tenant,
                                    null,
                                    "sign-in-provider.refused",
                                    "sign-in-provider",
                                    asked.id(),
                                    Map.of("reason", refused.code())));
            throw refused;
        }
    }

    private static Email vouched(SignInProvider provider, Identity identity) {
        if (identity.email() == null) {
            throw Refusal.emailUnverified();
        }
        var email = new Email(identity.email());
        boolean theirs =
                switch (identity.vouched()) {
                    case YES -> true;
                    case NO -> false;
                    case SILENT -> provider.trusts(email);
                };
        if (!theirs || !email.plausible()) {
            throw Refusal.emailUnverified();
        }
        if (!provider.admits(email)) {
            throw Refusal.otherDomain();
        }
        return email;
    }

    /** An address may have changed hands: who is linked already is not linked anew. */
    private void link(TenantId tenant, SignInProvider provider, TeammateId teammate, Identity identity, Instant now) {
        if (links.of(tenant, teammate).isPresent()) {
            throw Refusal.linkedElsewhere();
        }
        links.link(tenant, teammate, provider, identity.subject(), now);
        arrival.notes()
                .note(tenant, teammate, "teammate.provider-linked", teammate, Map.of("provider", provider.name()));
    }

    private TeammateId join(TenantId tenant, SignInProvider provider, Identity identity, Email email, Instant now) {
        Optional<EntryLink> invited = invitations.openInvitations(tenant).stream()
                .filter(invitation -> invitation.email().equals(email) && invitations.accept(invitation, now))
                .findFirst();
        GivenRole role = invited.map(EntryLink::role).orElse(provider.newcomers());
        if (role == null) {
            throw Refusal.notInvited();
        }
        var teammate = new Teammate(
                new TeammateId(arrival.origin().ids().next()),
                named(identity.name(), email),
                email,
                arrival.roles().held(tenant, role),
                invited.map(EntryLink::sight).orElse(Sight.WHOLE));
        teammates.add(teammates.seal(tenant, teammate, arrival.passwords().nobodys()), now);
        arrival.notes()
                .note(
                        tenant,
                        teammate.id(),
                        "teammate.joined",
                        teammate.id(),
                        SeenChannels.facts(teammate.role(), teammate.sight()));
        return teammate.id();
    }

    private static String named(@Nullable String name, Email email) {
        String said = name == null ? "" : name.replaceAll("\\p{Cntrl}", " ").strip();
        String whole = said.isEmpty() ? email.localPart() : said;
        return whole.length() <= LONGEST_NAME ? whole : whole.substring(0, LONGEST_NAME);
    }
}
