package io.insaka.tenancy.passes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.insaka.kernel.Ids;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The keys that tokens are signed with: a new one every month; the one before is known until nothing is signed by it. */
@Component
class SigningKeys {
    private static final Duration SIGNS = Duration.ofDays(30);
    private static final Duration KNOWN = SIGNS.plus(Passes.LIFE).plusMinutes(5);
    /** Another node may have made one; whoever makes key names up must not have us ask each time. */
    private static final Duration ASKED_ANEW = Duration.ofSeconds(1);

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final SigningKeyRepository repository;
    private final Clock clock;
    private final Ids ids;
    private volatile Known known = new Known(List.of(), Instant.MIN);

    SigningKeys(SigningKeyRepository repository, Clock clock, Ids ids) {
        this.repository = repository;
        this.clock = clock;
        this.ids = ids;
    }

    private record Dated(ECKey key, Instant createdAt) {}

    /** @param readAt when the keys, the newest first, were read */
    private record Known(List<Dated> keys, Instant readAt) {}

    ECKey current() {
        Instant young = clock.instant().minus(SIGNS);
        return newest(fresh(REMEMBERED), young).orElseGet(() -> {
            make(young);
            return newest(read(), young).orElseThrow();
        });
    }

    Optional<ECKey> find(String id) {
        return find(fresh(REMEMBERED), id).or(() -> find(fresh(ASKED_ANEW), id));
    }

    /** Without what signs. */
    JWKSet published() {
        current();
        return known.keys().stream()
                .filter(key -> valid(key.createdAt()))
                .map(key -> (JWK) key.key().toPublicJWK())
                .collect(Collectors.collectingAndThen(Collectors.toList(), JWKSet::new));
    }

    private Optional<ECKey> find(Known among, String id) {
        return among.keys().stream()
                .filter(key -> key.key().getKeyID().equals(id) && valid(key.createdAt()))
                .map(Dated::key)
                .findFirst();
    }

    private boolean valid(Instant createdAt) {
        return createdAt.isAfter(clock.instant().minus(KNOWN));
    }

    private static Optional<ECKey> newest(Known among, Instant young) {
        return among.keys().stream()
                .filter(key -> key.createdAt().isAfter(young))
                .map(Dated::key)
                .findFirst();
    }

    private Known fresh(Duration enough) {
        Known now = known;
        boolean old =
                now.keys().isEmpty() || !now.readAt().isAfter(clock.instant().minus(enough));
        return old ? read() : now;
    }

    private Known read() {
        Instant now = clock.instant();
        known = new Known(
                repository.all().stream()
                        .map(row -> new Dated(parsed(row.key()), row.createdAt()))
                        .toList(),
                now);
        return known;
    }

    private void make(Instant young) {
        UUID id = ids.next();
        Instant now = clock.instant();
        repository.add(new SigningKeyRepository.Row(id, generated(id).toJSONString(), now), young, now.minus(KNOWN));
    }

    private static ECKey generated(UUID id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id.toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey parsed(String key) {
        try {
            return ECKey.parse(key);
        } catch (ParseException broken) {
            throw new IllegalStateException("a signing key cannot be read", broken);
        }
    }
}
