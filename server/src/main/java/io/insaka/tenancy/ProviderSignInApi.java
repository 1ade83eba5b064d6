package io.insaka.tenancy;

import io.insaka.kernel.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door for who signs in with their organisation's provider. What came back with the browser is sent in the body. */
@RestController
@RequestMapping("/api/v1/sign-in")
class ProviderSignInApi {
    private final ProviderSignIns signIns;
    private final SessionCookies cookies;
    private final JourneyCookie journey;
    private final Profiles profiles;
    private final AddressGate gate;
    private final Leaving leaving;

    /** The way out. */
    @Component("providerLeaving")
    record Leaving(ProviderSignOuts signOuts, Sessions sessions) {}

    ProviderSignInApi(
            ProviderSignIns signIns,
            SessionCookies cookies,
            JourneyCookie journey,
            Profiles profiles,
            AddressGate signInGate,
            Leaving leaving) {
        this.signIns = signIns;
        this.cookies = cookies;
        this.journey = journey;
        this.profiles = profiles;
        this.gate = signInGate;
        this.leaving = leaving;
    }

    /** @param name as the button says it */
    record Provider(String organisation, String name) {}

    /** @param provider null: there is a password only */
    record Ways(@Nullable Provider provider) {}

    record Going(@NotBlank @Size(max = 50) String organisation) {}

    /** @param address where the browser goes to now */
    record Gone(String address) {}

    /** What the provider put into the address that it sent the browser back to. */
    record Coming(
            @NotBlank @Size(max = 200) String state,
            @Nullable @Size(max = 4000) String code,
            @Nullable @Size(max = 200) String error,
            @Nullable @Size(max = 500) String iss) {
        @Override
        public String toString() {
            return "Coming[]";
        }
    }

    /** Without a name: of the one organisation, where there is no other. */
    @Open
    @NotAudited("tells what stands on the button, and nothing of anybody")
    @GetMapping
    Ways ways(@RequestParam(required = false) @Size(min = 1, max = 50) @Nullable String organisation) {
        return new Ways(signIns.door(organisation)
                .map(door -> new Provider(door.slug(), door.name()))
                .orElse(null));
    }

    @Open
    @NotAudited("nobody has come in; what comes of it is noted then")
    @PostMapping(value = "/begin", consumes = MediaType.APPLICATION_JSON_VALUE)
    Gone begin(@Valid @RequestBody Going body, HttpServletRequest request, HttpServletResponse response) {
        gate.pass(request, response);
        return new Gone(signIns.begin(body.organisation(), journey.issue(request, response))
                .toString());
    }

    @Open
    @Audited({"session.opened", "teammate.joined", "teammate.provider-linked", "sign-in-provider.refused"})
    @PostMapping(value = "/finish", consumes = MediaType.APPLICATION_JSON_VALUE)
    Profile finish(@Valid @RequestBody Coming body, HttpServletRequest request, HttpServletResponse response) {
        gate.pass(request, response);
        Secret browser = journey.read(request).orElseThrow(Refusal::staleJourney);
        var entered = signIns.enter(
                new ProviderSignIns.Return(body.state(), body.code(), body.error(), body.iss()),
                browser,
                Device.of(request));
        cookies.issue(response, entered.session());
        return profiles.of(entered.tenant(), entered.teammate());
    }

    /** @param address where the browser goes to sign out there, too; null: nowhere */
    record Left(@Nullable String address) {}

    /** As signing out, and says where the session goes on. Also without a session. */
    @Open
    @Audited("session.closed")
    @PostMapping("/leave")
    Left leave(HttpServletRequest request, HttpServletResponse response) {
        var session = CredentialFilter.session(request);
        String there = session.flatMap(
                        found -> leaving.signOuts().there(found.caller().tenant(), found.id()))
                .map(java.net.URI::toString)
                .orElse(null);
        session.ifPresent(found -> leaving.sessions().end(found.caller(), found.id()));
        cookies.clear(response);
        return new Left(there);
    }

    /** Where a provider tells who has signed out there (OpenID Connect Back-Channel Logout 1.0). */
    @Open
    @Audited("session.closed")
    @PostMapping(value = "/signed-out/{organisation}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> signedOut(
            @PathVariable UUID organisation, @RequestParam("logout_token") @Size(min = 1, max = 8_000) String token) {
        leaving.signOuts().hear(new TenantId(organisation), token);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    }
}
