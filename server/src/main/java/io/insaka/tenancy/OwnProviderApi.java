package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether the caller themselves signs in with their organisation's provider. */
@RestController
@RequestMapping("/api/v1/me/sign-in")
class OwnProviderApi {
    private final TenantTransactions transactions;
    private final SignInProviderRepository providers;
    private final SignInLinkRepository links;
    private final AccessNotes notes;

    OwnProviderApi(
            TenantTransactions transactions,
            SignInProviderRepository providers,
            SignInLinkRepository links,
            AccessNotes notes) {
        this.transactions = transactions;
        this.providers = providers;
        this.links = links;
        this.notes = notes;
    }

    /**
     * @param provider what the organisation calls it; null: it has none
     * @param since since when the caller is known there; null: they are not
     * @param required whether passwords count for owners alone
     */
    record Link(
            @Nullable String provider,
            @Nullable Instant since,
            @Nullable Instant lastUsedAt,
            boolean required) {}

    @SignedIn
    @NotAudited("shows callers how they sign in themselves")
    @GetMapping
    Link read(Caller caller) {
        return transactions.call(caller.tenant(), () -> {
            var provider = providers.find(caller.tenant());
            var link = links.of(caller.tenant(), caller.teammate());
            return new Link(
                    provider.map(SignInProvider::name).orElse(null),
                    link.map(SignInLinkRepository.Link::linkedAt).orElse(null),
                    link.map(SignInLinkRepository.Link::usedAt).orElse(null),
                    provider.map(SignInProvider::required).orElse(false));
        });
    }

    /** The next sign-in there links by the verified e-mail address, as the first did. */
    @SignedIn
    @Audited("teammate.provider-unlinked")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller) {
        transactions.run(caller.tenant(), () -> {
            if (links.unlink(caller.tenant(), caller.teammate())) {
                notes.note(
                        caller.tenant(), caller.teammate(), "teammate.provider-unlinked", caller.teammate(), Map.of());
            }
        });
    }
}
