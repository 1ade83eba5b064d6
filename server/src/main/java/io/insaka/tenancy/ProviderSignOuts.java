package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.tenancy.SessionRepository.Mark;
import io.insaka.tenancy.provider.Identity;
import io.insaka.tenancy.provider.IdentityProviders;
import io.insaka.tenancy.provider.ProviderTrouble;
import io.insaka.tenancy.provider.SignedOut;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whoever signs out at the provider is signed out here; and, where the organisation wants it, the other way round. */
@Component
class ProviderSignOuts {
    private static final Logger log = LoggerFactory.getLogger(ProviderSignOuts.class);

    private final SignInProviderRepository providers;
    private final SignInLinkRepository links;
    private final SessionRepository sessions;
    private final WaysIn waysIn;
    private final Ending ending;

    /** What ending takes. */
    @Component("providerEnding")
    record Ending(
            io.insaka.database.TenantTransactions transactions,
            IdentityProviders outside,
            PublicAddress address,
            Vault vault,
            Tenants.Origin origin,
            AccessNotes notes) {}

    ProviderSignOuts(
            SignInProviderRepository providers,
            SignInLinkRepository links,
            SessionRepository sessions,
            WaysIn waysIn,
            Ending ending) {
        this.providers = providers;
        this.links = links;
        this.sessions = sessions;
        this.waysIn = waysIn;
        this.ending = ending;
    }

    static String signInPage(PublicAddress address, SignInProvider provider) {
        return address.url() + "/sign-in/" + provider.slug();
    }

    /** By which a session that begins now is found when it ends there. */
    Mark mark(TenantId tenant, SignInProvider provider, Identity identity) {
        return new Mark(
                name(tenant, provider, identity.session()),
                provider.signsOut() ? ending.vault().sealText(tenant, Purpose.SIGN_IN_PROOF, identity.proof()) : null);
    }

    private byte @Nullable [] name(TenantId tenant, SignInProvider provider, @Nullable String session) {
        return session == null ? null : blind(tenant, provider, "session", session);
    }

    private byte[] blind(TenantId tenant, SignInProvider provider, String what, String value) {
        String whole = what + "\n" + provider.registration().issuer() + "\n" + value;
        return ending.vault().blind(tenant, Purpose.SIGN_IN_PROOF, whole);
    }

    private record Known(SignInProvider provider, String proof) {}

    private Optional<Known> known(TenantId tenant, UUID session) {
        Optional<SignInProvider> provider = providers.find(tenant).filter(SignInProvider::signsOut);
        Optional<byte[]> token = sessions.token(tenant, session);
        if (provider.isEmpty() || token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Known(provider.get(), ending.vault().openText(tenant, Purpose.SIGN_IN_PROOF, token.get())));
    }

    /** Where the browser of this session goes to sign out there; empty when it need not. The session must still be there. */
    Optional<URI> there(TenantId tenant, UUID session) {
        Optional<Known> known = ending.transactions().call(tenant, () -> known(tenant, session));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        SignInProvider provider = known.get().provider();
        try {
            URI back = URI.create(signInPage(ending.address(), provider));
            return ending.outside().signOut(provider.registration(), known.get().proof(), back);
        } catch (ProviderTrouble away) {
            log.warn("Who signs out here stays signed in at the provider: {}", away.kind());
            return Optional.empty();
        }
    }

    /** What the provider told behind the browser's back. @throws Refusal when it is not the provider's word, or old */
    void hear(TenantId tenant, String token) {
        SignInProvider provider =
                ending.transactions().call(tenant, () -> providers.find(tenant)).orElseThrow(Refusal::logoutToken);
        SignedOut told;
        try {
            told = ending.outside()
                    .signedOut(
                            provider.registration(),
                            token,
                            ending.origin().clock().instant());
        } catch (ProviderTrouble trouble) {
            throw trouble.kind() == ProviderTrouble.Kind.UNREACHABLE
                    ? Refusal.provider(trouble)
                    : Refusal.logoutToken();
        }
        ending.transactions().run(tenant, () -> end(tenant, provider, told));
        waysIn.changed();
    }

    private void end(TenantId tenant, SignInProvider provider, SignedOut told) {
        providers.lock(tenant).filter(now -> now.id().equals(provider.id())).orElseThrow(Refusal::logoutToken);
        Instant now = ending.origin().clock().instant();
        Instant until = now.plus(IdentityProviders.LOGOUT_OF_USE.multipliedBy(2));
        if (!sessions.heard(tenant, blind(tenant, provider, "token", told.token()), now, until)) {
            throw Refusal.logoutToken();
        }
        String subject = told.subject();
        Optional<TeammateId> teammate = Optional.ofNullable(subject)
                .flatMap(who -> links.teammate(tenant, provider.registration().issuer(), who));
        if (subject != null && teammate.isEmpty()) {
            return;
        }
        List<TeammateId> ended =
                sessions.endByProvider(tenant, name(tenant, provider, told.session()), teammate.orElse(null));
        ended.stream()
                .distinct()
                .forEach(who -> ending.notes().note(tenant, who, "session.closed", who, Map.of("by", "provider")));
    }
}
