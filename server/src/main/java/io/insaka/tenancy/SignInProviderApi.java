package io.insaka.tenancy;

import io.insaka.platform.PublicAddress;
import io.insaka.tenancy.provider.IdentityProviders;
import io.insaka.tenancy.provider.ProviderTrouble;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** With which provider (OpenID Connect) the organisation signs in. For owners. */
@RestController
@RequestMapping("/api/v1/sign-in-provider")
class SignInProviderApi {
    private final SignInProviders providers;
    private final IdentityProviders outside;
    private final PublicAddress address;

    SignInProviderApi(SignInProviders providers, IdentityProviders outside, PublicAddress address) {
        this.providers = providers;
        this.outside = outside;
        this.address = address;
    }

    /**
     * @param organisation the last part of the address of the sign-in page
     * @param name as the button says it
     * @param domains of e-mail addresses that may come in; empty: all
     * @param newcomers the role of who comes uninvited for the first time; null: nobody does
     * @param required whether passwords count for owners alone
     * @param trusted domains whose addresses are believed when the provider says nothing of having verified one
     * @param signsOut whether signing out here is signing out there
     * @param signInPage where people of this organisation sign in, and the provider sends back who has signed out
     * @param logoutAddress where the provider tells who has signed out there (back-channel)
     */
    record Named(
            String organisation,
            String name,
            String issuer,
            String clientId,
            List<String> domains,
            @Nullable String newcomers,
            boolean required,
            List<String> trusted,
            boolean signsOut,
            String signInPage,
            String logoutAddress) {}

    /**
     * @param provider null while there is none
     * @param returnAddress where the provider has to send people back to
     */
    record Shown(@Nullable Named provider, String returnAddress) {}

    /** @param clientSecret null leaves the one there is; it is never shown */
    record Saved(
            @NotNull @Pattern(regexp = "[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?")
            String organisation,

            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 500) String issuer,
            @NotBlank @Size(max = 300) String clientId,
            @Nullable @Size(min = 1, max = 1000) String clientSecret,

            @NotNull @Size(max = 50)
            List<@NotNull @Pattern(regexp = "[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?") String> domains,

            @Nullable @Size(min = 1, max = 60) String newcomers,
            boolean required,

            @Nullable @Size(max = 50)
            List<@NotNull @Pattern(regexp = "[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?") String> trusted,

            @Nullable Boolean signsOut) {
        @Override
        public String toString() {
            return "Saved[]";
        }
    }

    record Tried(@NotBlank @Size(max = 500) String issuer) {}

    /**
     * @param signIn where people would sign in
     * @param algorithms with which it signs who they are
     */
    record Answered(String issuer, String signIn, List<String> algorithms) {}

    @Requires(Permission.SIGN_IN_MANAGE)
    @NotAudited("shows settings, without the secret")
    @GetMapping
    Shown read(Caller caller) {
        return shown(caller, providers.of(caller.tenant()).orElse(null));
    }

    @Requires(Permission.SIGN_IN_MANAGE)
    @Audited("sign-in-provider.saved")
    @PutMapping
    Shown save(Caller caller, @Valid @RequestBody Saved body) {
        var draft = new SignInProviders.Draft(
                body.organisation(),
                body.name().strip(),
                issuer(body.issuer()),
                body.clientId().strip(),
                body.clientSecret(),
                lowerCase(body.domains()),
                body.newcomers(),
                body.required(),
                lowerCase(body.trusted() == null ? List.of() : body.trusted()),
                Boolean.TRUE.equals(body.signsOut()));
        return shown(caller, providers.save(caller, draft));
    }

    private static List<String> lowerCase(List<String> domains) {
        return domains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    @Requires(Permission.SIGN_IN_MANAGE)
    @Audited("sign-in-provider.removed")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller) {
        providers.remove(caller);
    }

    @Operation(summary = "Reads what a provider says of itself, and changes nothing")
    @Requires(Permission.SIGN_IN_MANAGE)
    @NotAudited("reads a public document of the provider")
    @PostMapping("/test")
    Answered test(Caller caller, @Valid @RequestBody Tried body) {
        try {
            var described = outside.look(issuer(body.issuer()));
            return new Answered(described.issuer(), described.signIn().toString(), described.algorithms());
        } catch (ProviderTrouble trouble) {
            throw Refusal.provider(trouble);
        }
    }

    /** Encrypted, unless this server itself is not: on a machine for trying out. */
    private String issuer(String text) {
        try {
            var issuer = new URI(text.strip());
            boolean safe =
                    "https".equals(issuer.getScheme()) || ("http".equals(issuer.getScheme()) && !address.encrypted());
            if (safe
                    && issuer.getHost() != null
                    && issuer.getRawUserInfo() == null
                    && issuer.getRawQuery() == null
                    && issuer.getRawFragment() == null) {
                return issuer.toString();
            }
        } catch (URISyntaxException odd) {
            // as below
        }
        throw Refusal.invalid("issuer", "must be an address such as https://login.example.org");
    }

    private Shown shown(Caller caller, @Nullable SignInProvider provider) {
        return new Shown(provider == null ? null : named(caller, provider), ProviderSignIns.returnAddress(address));
    }

    private Named named(Caller caller, SignInProvider provider) {
        GivenRole newcomers = provider.newcomers();
        return new Named(
                provider.slug(),
                provider.name(),
                provider.registration().issuer(),
                provider.registration().clientId(),
                provider.domains(),
                newcomers == null ? null : newcomers.wireName(),
                provider.required(),
                provider.trusted(),
                provider.signsOut(),
                ProviderSignOuts.signInPage(address, provider),
                address.url() + "/api/v1/sign-in/signed-out/" + caller.tenant());
    }
}
