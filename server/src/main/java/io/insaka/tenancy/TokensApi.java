package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.tenancy.TokenRepository.Token;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for programs. A token acts for the teammate who made it, within its scopes. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {
    private final TenantTransactions transactions;
    private final TokenRepository repository;
    private final Credentials credentials;
    private final Teammates teammates;
    private final Tenants.Origin origin;
    private final AccessNotes notes;

    TokensApi(
            TenantTransactions transactions,
            TokenRepository repository,
            Credentials credentials,
            Teammates teammates,
            Tenants.Origin origin,
            AccessNotes notes) {
        this.transactions = transactions;
        this.repository = repository;
        this.credentials = credentials;
        this.teammates = teammates;
        this.origin = origin;
        this.notes = notes;
    }

    /** @param expiresAt when it ends by itself; null for never */
    record NewToken(
            @NotBlank @Size(max = 200) String name,
            @NotEmpty Set<@NotNull Permission> scopes,
            @Nullable Instant expiresAt) {}

    /**
     * @param token the value, in this answer and never again
     */
    record Created(
            UUID id,
            String name,
            List<Permission> scopes,
            @Nullable Instant expiresAt,
            String token) {
        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    /** @param teammateName null when the teammate is not known any more */
    record Item(
            UUID id,
            String name,
            List<Permission> scopes,
            UUID teammateId,
            @Nullable String teammateName,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt) {
        static Item of(Token token, @Nullable String teammateName) {
            return new Item(
                    token.id(),
                    token.name(),
                    token.scopes(),
                    token.teammate().value(),
                    teammateName,
                    token.createdAt(),
                    token.lastUsedAt(),
                    token.expiresAt());
        }
    }

    record Listed(List<Item> items, @Nullable String next) {}

    @Requires(Permission.TOKENS_MANAGE)
    @NotAudited("shows names that teammates gave to tokens")
    @GetMapping
    Listed list(Caller caller) {
        List<Token> tokens = transactions.call(caller.tenant(), () -> repository.all(caller.tenant()));
        Map<TeammateId, String> names = teammates.names(
                caller.tenant(), tokens.stream().map(Token::teammate).distinct().toList());
        return new Listed(
                tokens.stream()
                        .map(token -> Item.of(token, names.get(token.teammate())))
                        .toList(),
                null);
    }

    @Requires(Permission.TOKENS_MANAGE)
    @Audited("token.created")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Created create(Caller caller, @Valid @RequestBody NewToken body) {
        if (!caller.permissions().containsAll(body.scopes())) {
            throw Refusal.forbidden("A token cannot be given a permission that its maker does not have.");
        }
        Instant now = origin.clock().instant();
        if (body.expiresAt() != null && !body.expiresAt().isAfter(now)) {
            throw Refusal.invalid("expiresAt", "must lie in the future");
        }
        Secret secret = Secret.forToken();
        UUID id = origin.ids().next();
        var entry = new TokenRepository.Entry(
                caller.tenant(), id, caller.teammate(), body.name().strip(), body.scopes(), secret, body.expiresAt());
        transactions.run(caller.tenant(), () -> {
            repository.add(entry, now);
            notes.note(
                    caller,
                    "token.created",
                    "token",
                    id,
                    Map.of(
                            "scopes",
                            entry.scopes().stream()
                                    .map(Permission::wireName)
                                    .sorted()
                                    .toList()));
        });
        return new Created(
                id, entry.name(), body.scopes().stream().sorted().toList(), entry.expiresAt(), secret.value());
    }

    @Requires(Permission.TOKENS_MANAGE)
    @Audited("token.revoked")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable UUID id) {
        transactions.run(caller.tenant(), () -> {
            if (!repository.revoke(caller.tenant(), id)) {
                throw Refusal.unknownToken();
            }
            notes.note(caller, "token.revoked", "token", id, Map.of());
        });
        credentials.forget();
    }
}
