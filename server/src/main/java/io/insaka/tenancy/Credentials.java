package io.insaka.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.tenancy.passes.Pass;
import io.insaka.tenancy.passes.Passes;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who holds a session or a token. Remembered for some seconds, so that a busy client costs no query per request;
 * {@link #forget} makes a change count at once: of roles on every node ({@link AccessPulse}), of what was ended on this one, and
 * other nodes follow within those seconds.
 */
@Component
class Credentials {
    private static final int REMEMBERED = 10_000;

    private final CredentialRepository repository;
    private final Passes passes;
    private final Vault vault;
    private final TenancySettings settings;
    private final Clock clock;
    private final Cache<String, Remembered> cache;
    /** Grows with every change; what was read under an earlier number is read again. */
    private final AtomicLong changes = new AtomicLong();

    private record Remembered(Optional<Credential> credential, long changes) {}

    Credentials(CredentialRepository repository, Passes passes, Vault vault, TenancySettings settings, Clock clock) {
        this.repository = repository;
        this.passes = passes;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(settings.credentialCache())
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    Optional<Credential> session(Secret secret) {
        return remembered(
                "session",
                secret,
                () -> repository
                        .session(secret.hash(), clock.instant(), settings.sessionIdle(), settings.sessionLife())
                        .map(this::credential));
    }

    /** A lasting token, or a signed one that was exchanged for it. */
    Optional<Credential> token(Secret secret) {
        if (Passes.looksSigned(secret.value())) {
            return remembered("signed", secret, () -> signed(secret.value()));
        }
        return remembered(
                "token",
                secret,
                () -> repository.token(secret.hash(), clock.instant()).map(this::credential));
    }

    /** The signature says what it may do at most; whether that still holds, the database. */
    private Optional<Credential> signed(String text) {
        return passes.read(text)
                .flatMap(
                        pass -> repository.pass(pass, clock.instant()).map(found -> narrowed(credential(found), pass)));
    }

    private static Credential narrowed(Credential whole, Pass pass) {
        Caller caller = whole.caller();
        Set<Permission> permissions = caller.permissions().stream()
                .filter(permission -> pass.scopes().contains(permission.wireName()))
                .collect(Collectors.toSet());
        return new Credential(
                new Caller(
                        caller.tenant(), caller.teammate(), caller.name(), caller.role(), permissions, caller.sight()),
                whole.id(),
                true);
    }

    void forget() {
        changes.incrementAndGet();
    }

    private Optional<Credential> remembered(String kind, Secret secret, Supplier<Optional<Credential>> look) {
        String key = kind + HexFormat.of().formatHex(secret.hash());
        Remembered known = cache.getIfPresent(key);
        long before = changes.get();
        if (known == null || known.changes() != before) {
            // Looked up outside the cache's own locking: two requests at once may both ask, none waits for another.
            known = new Remembered(look.get(), before);
            cache.put(key, known);
        }
        return known.credential();
    }

    private Credential credential(CredentialRepository.Found found) {
        String name = vault.openText(found.tenant(), Purpose.TEAMMATE_NAME, found.nameSealed());
        Set<Permission> own = Permission.within(found.sight(), found.role().permissions());
        Set<Permission> permissions =
                found.scopes().map(scopes -> within(own, scopes)).orElse(own);
        return new Credential(
                new Caller(found.tenant(), found.teammate(), name, found.role(), permissions, found.sight()),
                found.id(),
                false);
    }

    /** A token never does more than its teammate may do today. */
    private static Set<Permission> within(Set<Permission> own, List<String> scopes) {
        Set<Permission> granted = scopes.stream()
                .map(Permission::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
        granted.retainAll(own);
        return granted;
    }
}
