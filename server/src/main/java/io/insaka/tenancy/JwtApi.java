package io.insaka.tenancy;

import io.insaka.tenancy.passes.Passes;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Short-lived signed tokens (JWT) for programs that must not carry a lasting one around. */
@RestController
@RequestMapping("/api/v1/tokens/jwt")
class JwtApi {
    private final Families families;
    private final Passes passes;
    private final AddressGate gate;
    private final Clock clock;

    JwtApi(Families families, Passes passes, AddressGate signInGate, Clock clock) {
        this.families = families;
        this.passes = passes;
        this.gate = signInGate;
        this.clock = clock;
    }

    /** @param scopes what it shall be limited to; null: all that the token may do now */
    record Wanted(@Nullable @Size(min = 1) Set<@NotNull Permission> scopes) {}

    record Refreshing(@NotBlank @Size(max = 200) String refreshToken) {
        @Override
        public String toString() {
            return "Refreshing[]";
        }
    }

    /**
     * @param accessToken the JWT, for {@code Authorization: Bearer}
     * @param expiresIn seconds
     * @param refreshToken works once; the answer to it carries the next
     * @param refreshUntil when that ends, however often it was renewed
     */
    record Issued(
            String accessToken,
            String tokenType,
            long expiresIn,
            String refreshToken,
            Instant refreshUntil,
            List<String> scopes) {
        @Override
        public String toString() {
            return "Issued[]";
        }
    }

    @Operation(
            summary = "Exchanges the API token of this call for a JWT and a refresh token",
            description = "Called with a lasting API token, not with a session and not with a JWT. The JWT lives ten"
                    + " minutes; it never does more than the token and its teammate may do at that moment.")
    @SignedIn
    @Audited("token.exchanged")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Issued exchange(
            Caller caller, @Valid @RequestBody Wanted body, HttpServletRequest request, HttpServletResponse response) {
        gate.pass(request, response);
        Credential token = CredentialFilter.token(request)
                .filter(credential -> !credential.signed())
                .orElseThrow(Refusal::tokenWanted);
        Set<Permission> scopes = body.scopes() == null ? caller.permissions() : body.scopes();
        if (!caller.permissions().containsAll(scopes)) {
            throw Refusal.scopeBeyondToken();
        }
        return shown(families.exchange(caller, token.id(), scopes));
    }

    @Operation(
            summary = "Renews a JWT with a refresh token",
            description =
                    "A refresh token works once. When one comes a second time, everything that began with the same"
                            + " exchange ends at once.")
    @Open
    @Audited("token.refresh-reused")
    @PostMapping(value = "/refresh", consumes = MediaType.APPLICATION_JSON_VALUE)
    Issued refresh(@Valid @RequestBody Refreshing body, HttpServletRequest request, HttpServletResponse response) {
        gate.pass(request, response);
        return shown(families.refresh(new Secret(body.refreshToken())));
    }

    @Operation(summary = "The public keys of the JWTs, as a JWK set (RFC 7517)")
    @Open
    @NotAudited("shows public keys")
    @GetMapping("/keys")
    Map<String, Object> keys() {
        return passes.keys();
    }

    private Issued shown(Families.Issued issued) {
        return new Issued(
                issued.token(),
                "Bearer",
                Duration.between(clock.instant(), issued.expiresAt()).toSeconds(),
                issued.refresh().value(),
                issued.refreshTill(),
                issued.scopes());
    }
}
