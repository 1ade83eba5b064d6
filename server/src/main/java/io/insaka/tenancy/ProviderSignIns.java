package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.tenancy.SignInJourneyRepository.Journey;
import io.insaka.tenancy.SignInProviderRepository.Door;
import io.insaka.tenancy.provider.Errand;
import io.insaka.tenancy.provider.Identity;
import io.insaka.tenancy.provider.IdentityProviders;
import io.insaka.tenancy.provider.ProviderTrouble;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * To the provider and back. What makes a journey this browser's follows from a secret in its cookie, so nothing of it
 * is kept, and any node can answer who comes back.
 */
@Component
class ProviderSignIns {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,50}");

    private final TenantTransactions transactions;
    private final SignInProviderRepository providers;
    private final SignInJourneyRepository journeys;
    private final Newcomers newcomers;
    private final Going going;

    /** What a journey takes. */
    @Component("journeyGoing")
    record Going(
            IdentityProviders outside,
            PublicAddress address,
            Sessions sessions,
            ProviderSignOuts signOuts,
            Tenants.Origin origin) {}

    ProviderSignIns(
            TenantTransactions transactions,
            SignInProviderRepository providers,
            SignInJourneyRepository journeys,
            Newcomers newcomers,
            Going going) {
        this.transactions = transactions;
        this.providers = providers;
        this.journeys = journeys;
        this.newcomers = newcomers;
        this.going = going;
    }

    /** What the provider sends a browser back with. */
    record Return(
            String state,
            @Nullable String code,
            @Nullable String error,
            @Nullable String issuer) {
        @Override
        public String toString() {
            return "Return[]";
        }
    }

    /** Who came in, with what opens their session. */
    record Entered(TenantId tenant, TeammateId teammate, Secret session) {}

    static String returnAddress(PublicAddress address) {
        return address.url() + "/sign-in/back";
    }

    /** @param slug null: of the one organisation, where there is no other */
    Optional<Door> door(@Nullable String slug) {
        return slug == null ? providers.onlyDoor() : named(slug);
    }

    /** What can be no name is not even looked for. */
    private Optional<Door> named(String slug) {
        return NAME.matcher(slug).matches() ? providers.door(slug) : Optional.empty();
    }

    URI begin(String slug, Secret browser) {
        Door door = named(slug).orElseThrow(Refusal::noProvider);
        SignInProvider provider = provider(door.tenant()).orElseThrow(Refusal::noProvider);
        var state = new Secret(Secret.randomText());
        var now = going.origin().clock().instant();
        URI there;
        try {
            there = going.outside().signIn(provider.registration(), errand(browser, state));
        } catch (ProviderTrouble trouble) {
            throw Refusal.provider(trouble);
        }
        journeys.clear(now);
        transactions.run(door.tenant(), () -> {
            providers
                    .lock(door.tenant())
                    .filter(still -> still.id().equals(provider.id()))
                    .orElseThrow(Refusal::noProvider);
            journeys.begin(going.origin().ids().next(), new Journey(door.tenant(), provider.id()), state, browser, now);
        });
        return there;
    }

    Entered enter(Return back, Secret browser, String device) {
        var state = new Secret(back.state());
        Journey journey =
                journeys.take(state, browser, going.origin().clock().instant()).orElseThrow(Refusal::staleJourney);
        TenantId tenant = journey.tenant();
        SignInProvider provider = provider(tenant)
                .filter(still -> still.id().equals(journey.provider()))
                .orElseThrow(Refusal::noProvider);
        Identity identity = identity(back, provider, errand(browser, state));
        TeammateId teammate = newcomers.admit(tenant, provider, identity);
        Secret session = going.sessions().openByProvider(tenant, teammate, device, () -> {
            SignInProvider now = still(tenant, provider.id());
            return going.signOuts().mark(tenant, now, identity);
        });
        return new Entered(tenant, teammate, session);
    }

    private Identity identity(Return back, SignInProvider provider, Errand errand) {
        String code = back.code();
        boolean other = back.issuer() != null
                && !back.issuer().equals(provider.registration().issuer());
        if (back.error() != null || code == null || code.isBlank()) {
            throw Refusal.providerDenied();
        }
        if (other) {
            throw Refusal.staleJourney();
        }
        try {
            return going.outside().identify(provider.registration(), errand, code);
        } catch (ProviderTrouble trouble) {
            throw Refusal.provider(trouble);
        }
    }

    private SignInProvider still(TenantId tenant, UUID provider) {
        return providers.lock(tenant).filter(now -> now.id().equals(provider)).orElseThrow(Refusal::noProvider);
    }

    private Optional<SignInProvider> provider(TenantId tenant) {
        return transactions.call(tenant, () -> providers.find(tenant));
    }

    private Errand errand(Secret browser, Secret state) {
        return new Errand(
                URI.create(returnAddress(going.address())),
                state.value(),
                browser.derived("nonce " + state.value()),
                browser.derived("verifier " + state.value()));
    }
}
