package io.insaka.tenancy.passes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs passes as JWT access tokens (RFC 9068) with ES256, and reads those that this installation signed. */
@Component
public class Passes {
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String TENANT = "tenant";
    private static final String TOKEN = "client_id";
    private static final String FAMILY = "sid";
    private static final String SCOPE = "scope";
    /** Longer ones are nobody's; nothing is taken apart that is not ours. */
    private static final int LONGEST = 4_000;

    private final SigningKeys keys;
    private final PublicAddress address;
    private final Clock clock;
    private final Ids ids;

    Passes(SigningKeys keys, PublicAddress address, Clock clock, Ids ids) {
        this.keys = keys;
        this.address = address;
        this.clock = clock;
        this.ids = ids;
    }

    public String sign(Pass pass) {
        ECKey key = keys.current();
        var claims = new JWTClaimsSet.Builder()
                .issuer(address.url())
                .audience(address.url())
                .subject(pass.teammate().toString())
                .jwtID(ids.next().toString())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(pass.expiresAt()))
                .claim(TENANT, pass.tenant().toString())
                .claim(TOKEN, pass.token().toString())
                .claim(FAMILY, pass.family().toString())
                .claim(SCOPE, String.join(" ", pass.scopes()))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    /** Whether the text can be one at all; says nothing of its worth. */
    public static boolean looksSigned(String text) {
        return text.startsWith("eyJ") && text.length() <= LONGEST;
    }

    /** What it says; empty when it was not signed here, was changed, or is over. */
    public Optional<Pass> read(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            return proved(token) ? Optional.of(pass(token.getJWTClaimsSet())).filter(this::lasts) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    /** The public keys, for whoever wants to check a token without asking us, as a JWK set. */
    public Map<String, Object> keys() {
        return keys.published().toJSONObject(true);
    }

    private boolean proved(SignedJWT token) throws JOSEException, ParseException {
        JWSHeader header = token.getHeader();
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm()) || !TYPE.equals(header.getType())) {
            return false;
        }
        Optional<ECKey> key = Optional.ofNullable(header.getKeyID()).flatMap(keys::find);
        return key.isPresent()
                && token.verify(new ECDSAVerifier(key.get()))
                && address.url().equals(token.getJWTClaimsSet().getIssuer())
                && token.getJWTClaimsSet().getAudience().contains(address.url());
    }

    private boolean lasts(Pass pass) {
        return pass.expiresAt().isAfter(clock.instant());
    }

    private static Pass pass(JWTClaimsSet claims) throws ParseException {
        Date end = claims.getExpirationTime();
        String scopes = said(claims.getStringClaim(SCOPE));
        return new Pass(
                new TenantId(UUID.fromString(said(claims.getStringClaim(TENANT)))),
                new TeammateId(UUID.fromString(said(claims.getSubject()))),
                UUID.fromString(said(claims.getStringClaim(TOKEN))),
                UUID.fromString(said(claims.getStringClaim(FAMILY))),
                scopes.isEmpty() ? List.of() : List.of(scopes.split(" ")),
                end == null ? Instant.MIN : end.toInstant());
    }

    private static String said(@Nullable String claim) {
        if (claim == null) {
            throw new IllegalArgumentException("a claim is missing");
        }
        return claim;
    }
}
