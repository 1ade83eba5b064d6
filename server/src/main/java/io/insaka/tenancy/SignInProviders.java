package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.provider.Registration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An owner names the provider that their organisation signs in with. Whoever names it decides who everybody is, owners
 * included: no other role can.
 */
@Component
class SignInProviders {
    private final TenantTransactions transactions;
    private final SignInProviderRepository repository;
    private final SessionRepository sessions;
    private final WaysIn waysIn;
    private final Making making;

    /** What a provider's settings are made of, and who is told. */
    @Component("providerMaking")
    record Making(CustomRoles roles, Tenants.Origin origin, AccessNotes notes) {}

    SignInProviders(
            TenantTransactions transactions,
            SignInProviderRepository repository,
            SessionRepository sessions,
            WaysIn waysIn,
            Making making) {
        this.transactions = transactions;
        this.repository = repository;
        this.sessions = sessions;
        this.waysIn = waysIn;
        this.making = making;
    }

    /**
     * @param secret null leaves the one there is
     * @param newcomers as the API spells a role; null for nobody
     */
    record Draft(
            String slug,
            String name,
            String issuer,
            String clientId,
            @Nullable String secret,
            List<String> domains,
            @Nullable String newcomers,
            boolean required,
            List<String> trusted,
            boolean signsOut) {
        @Override
        public String toString() {
            return "Draft[]";
        }
    }

    Optional<SignInProvider> of(TenantId tenant) {
        return transactions.call(tenant, () -> repository.find(tenant));
    }

    /** With another issuer or client, whoever came by the former is signed out and linked anew. */
    SignInProvider save(Caller by, Draft draft) {
        SignInProvider saved = transactions.call(by.tenant(), () -> {
            SignInProvider before = repository.lock(by.tenant()).orElse(null);
            boolean same = before != null
                    && before.registration().issuer().equals(draft.issuer())
                    && before.registration().clientId().equals(draft.clientId());
            SignInProvider after = made(by, draft, before, same);
            if (before != null && !same) {
                end(by.tenant());
            }
            repository.save(by.tenant(), after, making.origin().clock().instant());
            if (after.required() && (before == null || !before.required())) {
                sessions.endAllByPassword(by.tenant());
            }
            note(by, "sign-in-provider.saved", after, facts(after));
            return after;
        });
        waysIn.changed();
        return saved;
    }

    /** Ends at once every session that began there. */
    void remove(Caller by) {
        transactions.run(by.tenant(), () -> {
            SignInProvider gone = repository.lock(by.tenant()).orElseThrow(Refusal::noProvider);
            end(by.tenant());
            note(
                    by,
                    "sign-in-provider.removed",
                    gone,
                    Map.of("issuer", gone.registration().issuer()));
        });
        waysIn.changed();
    }

    private void end(TenantId tenant) {
        repository.remove(tenant);
        sessions.endAllByProvider(tenant);
    }

    private SignInProvider made(Caller by, Draft draft, @Nullable SignInProvider before, boolean same) {
        String secret = draft.secret();
        if (secret == null) {
            if (before == null || !same) {
                throw Refusal.invalid("clientSecret", "is needed for another provider or client");
            }
            secret = before.registration().secret();
        }
        return new SignInProvider(
                before != null && same ? before.id() : making.origin().ids().next(),
                draft.slug(),
                draft.name(),
                new Registration(draft.issuer(), draft.clientId(), secret),
                draft.domains(),
                newcomers(by, draft),
                draft.required(),
                draft.trusted(),
                draft.signsOut());
    }

    private @Nullable GivenRole newcomers(Caller by, Draft draft) {
        if (draft.newcomers() == null) {
            return null;
        }
        if (draft.domains().isEmpty()) {
            throw Refusal.invalid(
                    "domains", "must name one: otherwise everybody with an account at the provider joins");
        }
        GivenRole role = making.roles().held(by.tenant(), draft.newcomers());
        if (role == Role.OWNER) {
            throw Refusal.invalid("newcomers", "cannot be owners");
        }
        Reach.ask(by, role);
        return role;
    }

    private static Map<String, Object> facts(SignInProvider provider) {
        GivenRole newcomers = provider.newcomers();
        return Map.of(
                "issuer",
                provider.registration().issuer(),
                "domains",
                provider.domains(),
                "newcomers",
                newcomers == null ? "none" : newcomers.wireName(),
                "required",
                provider.required(),
                "trusted",
                provider.trusted(),
                "signsOut",
                provider.signsOut());
    }

    private void note(Caller by, String action, SignInProvider provider, Map<String, Object> facts) {
        UUID subject = provider.id();
        making.notes().note(by, action, "sign-in-provider", subject, facts);
    }
}
