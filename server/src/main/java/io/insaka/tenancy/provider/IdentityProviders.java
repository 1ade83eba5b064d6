package io.insaka.tenancy.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import io.insaka.tenancy.provider.Identity.Vouched;
import io.insaka.tenancy.provider.ProviderTrouble.Kind;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signing in elsewhere: the authorization code flow with PKCE, and an ID token that is checked in every respect. */
@Component
public class IdentityProviders {
    /** Signed with a key of the provider's alone: never {@code none}, never with the client's secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int SKEW_SECONDS = 60;
    /** After that a logout token says nothing of now. */
    public static final Duration LOGOUT_OF_USE = Duration.ofMinutes(5);

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final ProviderCalls calls;
    private final Cache<String, OIDCProviderMetadata> documents = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(REMEMBERED)
            .build();
    /** Each remembers its keys for minutes, and asks anew for one it does not know: providers change theirs. */
    private final Cache<String, JWKSource<SecurityContext>> keys =
            Caffeine.newBuilder().maximumSize(1_000).build();

    IdentityProviders(ProviderCalls calls) {
        this.calls = calls;
    }

    /** What a provider says of itself. */
    public record Described(String issuer, URI signIn, List<String> algorithms) {}

    /** Reads the provider's own description, now. */
    public Described look(String issuer) throws ProviderTrouble {
        documents.invalidate(issuer);
        OIDCProviderMetadata document = document(issuer);
        String published;
        try {
            published = calls.read(issuer, document.getJWKSetURI());
        } catch (IOException | IllegalArgumentException failure) {
            throw new ProviderTrouble(Kind.UNREACHABLE, "its keys cannot be read");
        }
        if (!published.contains("\"keys\"")) {
            throw new ProviderTrouble(Kind.ODD, "its keys cannot be read");
        }
        List<JWSAlgorithm> algorithms = document.getIDTokenJWSAlgs();
        return new Described(
                issuer,
                document.getAuthorizationEndpointURI(),
                algorithms == null
                        ? List.of()
                        : algorithms.stream().map(JWSAlgorithm::getName).toList());
    }

    /** Where the browser goes to sign in. */
    public URI signIn(Registration client, Errand errand) throws ProviderTrouble {
        OIDCProviderMetadata document = document(client.issuer());
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "email", "profile"),
                        new ClientID(client.clientId()),
                        errand.returnTo())
                .endpointURI(document.getAuthorizationEndpointURI())
                .state(new State(errand.state()))
                .nonce(new Nonce(errand.nonce()))
                .codeChallenge(new CodeVerifier(errand.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Who has signed in: exchanges the code that the browser brought back. */
    public Identity identify(Registration client, Errand errand, String code) throws ProviderTrouble {
        OIDCProviderMetadata document = document(client.issuer());
        OIDCTokens tokens = exchange(client, document, errand, code);
        IDTokenClaimsSet proved = prove(client, document, tokens, errand.nonce());
        UserInfo person = new UserInfo(proved.getSubject());
        person.putAll(proved);
        if (person.getEmailAddress() == null && document.getUserInfoEndpointURI() != null) {
            person = ask(client.issuer(), document.getUserInfoEndpointURI(), tokens, proved);
        }
        return new Identity(
                proved.getSubject().getValue(),
                person.getEmailAddress(),
                vouched(person),
                person.getName(),
                proved.getSessionID() == null ? null : proved.getSessionID().getValue(),
                tokens.getIDTokenString());
    }

    /** Entra ID has a word of its own, which an administrator there switches on: whoever owns the domain has proved it. */
    private static Vouched vouched(UserInfo person) {
        Object said = person.getClaim("email_verified") == null
                ? person.getClaim("xms_edov")
                : person.getClaim("email_verified");
        if (said == null) {
            return Vouched.SILENT;
        }
        return Set.of("true", "1").contains(said.toString().toLowerCase(Locale.ROOT)) ? Vouched.YES : Vouched.NO;
    }

    /** Where a browser goes to sign out there; empty when the provider announces no such address. */
    public Optional<URI> signOut(Registration client, String proof, URI thenTo) throws ProviderTrouble {
        URI endpoint = document(client.issuer()).getEndSessionEndpointURI();
        if (!safe(client.issuer(), endpoint)) {
            return Optional.empty();
        }
        try {
            var request = new LogoutRequest(
                    endpoint, SignedJWT.parse(proof), null, new ClientID(client.clientId()), thenTo, null, null);
            return Optional.of(request.toURI());
        } catch (java.text.ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the provider tells behind the browser's back (OpenID Connect Back-Channel Logout 1.0), if it is the provider. */
    public SignedOut signedOut(Registration client, String token, Instant now) throws ProviderTrouble {
        OIDCProviderMetadata document = document(client.issuer());
        var validator = new LogoutTokenValidator(
                new Issuer(client.issuer()),
                new ClientID(client.clientId()),
                // Not every provider says the type; what it is shows in its events.
                false,
                new JWSVerificationKeySelector<>(ALGORITHMS, keys(client.issuer(), document.getJWKSetURI())),
                null);
        validator.setMaxClockSkew(SKEW_SECONDS);
        try {
            LogoutTokenClaimsSet told = validator.validate(SignedJWT.parse(token));
            Instant issued = told.getIssueTime().toInstant();
            Instant ends = told.getExpirationTime() == null
                    ? now
                    : told.getExpirationTime().toInstant();
            boolean fresh = issued.isBefore(now.plusSeconds(SKEW_SECONDS))
                    && issued.isAfter(now.minus(LOGOUT_OF_USE))
                    && ends.isAfter(now.minusSeconds(SKEW_SECONDS));
            if (!fresh) {
                throw new ProviderTrouble(Kind.UNPROVED, "its logout token is old");
            }
            return new SignedOut(
                    told.getJWTID().getValue(),
                    told.getSessionID() == null ? null : told.getSessionID().getValue(),
                    told.getSubject() == null ? null : told.getSubject().getValue());
        } catch (KeySourceException away) {
            throw unreachable();
        } catch (BadJOSEException | JOSEException | java.text.ParseException wrong) {
            throw new ProviderTrouble(Kind.UNPROVED, "its logout token does not hold");
        }
    }

    private OIDCTokens exchange(Registration client, OIDCProviderMetadata document, Errand errand, String code)
            throws ProviderTrouble {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), errand.returnTo(), new CodeVerifier(errand.verifier()));
        var request = new TokenRequest.Builder(document.getTokenEndpointURI(), authentication(client, document), grant)
                .build();
        try {
            var answer = OIDCTokenResponseParser.parse(
                    request.toHTTPRequest().send(sent -> calls.send(client.issuer(), sent)));
            if (!(answer instanceof OIDCTokenResponse granted)) {
                throw new ProviderTrouble(
                        Kind.REFUSED,
                        Objects.requireNonNullElse(
                                answer.toErrorResponse().getErrorObject().getCode(), "no reason"));
            }
            return granted.getOIDCTokens();
        } catch (ParseException odd) {
            throw new ProviderTrouble(Kind.ODD, "no token in its answer");
        } catch (IOException | IllegalArgumentException failure) {
            throw unreachable();
        }
    }

    private static ClientAuthentication authentication(Registration client, OIDCProviderMetadata document) {
        var id = new ClientID(client.clientId());
        var secret = new Secret(client.secret());
        List<ClientAuthenticationMethod> methods = document.getTokenEndpointAuthMethods();
        boolean basic = methods == null
                || methods.isEmpty()
                || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return basic ? new ClientSecretBasic(id, secret) : new ClientSecretPost(id, secret);
    }

    private IDTokenClaimsSet prove(Registration client, OIDCProviderMetadata document, OIDCTokens tokens, String nonce)
            throws ProviderTrouble {
        var validator = new IDTokenValidator(
                new Issuer(client.issuer()),
                new ClientID(client.clientId()),
                new JWSVerificationKeySelector<>(ALGORITHMS, keys(client.issuer(), document.getJWKSetURI())),
                null);
        validator.setMaxClockSkew(SKEW_SECONDS);
        try {
            IDTokenClaimsSet proved = validator.validate(tokens.getIDToken(), new Nonce(nonce));
            // The library lets a token for several clients pass that was issued to another of them.
            boolean issuedToUs = proved.getAuthorizedParty() == null
                    ? proved.getAudience().size() == 1
                    : client.clientId().equals(proved.getAuthorizedParty().getValue());
            if (!issuedToUs) {
                throw new ProviderTrouble(Kind.UNPROVED, "its ID token was issued to somebody else");
            }
            return proved;
        } catch (KeySourceException away) {
            throw unreachable();
        } catch (BadJOSEException | JOSEException wrong) {
            throw new ProviderTrouble(Kind.UNPROVED, "its ID token does not hold");
        }
    }

    /** For providers that tell no address in the ID token; only what it says of the same person counts. */
    private UserInfo ask(String issuer, URI endpoint, OIDCTokens tokens, IDTokenClaimsSet proved)
            throws ProviderTrouble {
        try {
            var answer = UserInfoResponse.parse(new UserInfoRequest(endpoint, tokens.getAccessToken())
                    .toHTTPRequest()
                    .send(sent -> calls.send(issuer, sent)));
            UserInfo told =
                    answer.indicatesSuccess() ? answer.toSuccessResponse().getUserInfo() : null;
            if (told == null || !told.getSubject().equals(proved.getSubject())) {
                throw new ProviderTrouble(Kind.UNPROVED, "it says nothing of who signed in");
            }
            return told;
        } catch (ParseException odd) {
            throw new ProviderTrouble(Kind.ODD, "what it says of who signed in cannot be read");
        } catch (IOException | IllegalArgumentException failure) {
            throw unreachable();
        }
    }

    private JWKSource<SecurityContext> keys(String issuer, URI address) {
        return keys.get(issuer + " " + address, key -> {
            try {
                return JWKSourceBuilder.create(address.toURL(), url -> calls.keys(issuer, url))
                        .refreshAheadCache(false)
                        .retrying(true)
                        .build();
            } catch (MalformedURLException impossible) {
                throw new IllegalArgumentException(impossible);
            }
        });
    }

    private OIDCProviderMetadata document(String issuer) throws ProviderTrouble {
        OIDCProviderMetadata known = documents.getIfPresent(issuer);
        if (known != null) {
            return known;
        }
        OIDCProviderMetadata read = read(issuer);
        documents.put(issuer, read);
        return read;
    }

    private OIDCProviderMetadata read(String issuer) throws ProviderTrouble {
        OIDCProviderMetadata document;
        try {
            document = OIDCProviderMetadata.parse(calls.read(
                    issuer, URI.create(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration")));
        } catch (ParseException odd) {
            throw new ProviderTrouble(Kind.ODD, "its description is not OpenID Connect");
        } catch (IOException | IllegalArgumentException failure) {
            throw unreachable();
        }
        if (!document.getIssuer().getValue().equals(issuer)) {
            throw new ProviderTrouble(Kind.ODD, "it calls itself " + document.getIssuer());
        }
        boolean whole = safe(issuer, document.getAuthorizationEndpointURI())
                && safe(issuer, document.getTokenEndpointURI())
                && safe(issuer, document.getJWKSetURI())
                && (document.getUserInfoEndpointURI() == null || safe(issuer, document.getUserInfoEndpointURI()));
        if (!whole) {
            throw new ProviderTrouble(Kind.ODD, "its description lacks an address, or has one that is not encrypted");
        }
        return document;
    }

    /** As encrypted as the provider itself. */
    private static boolean safe(String issuer, @Nullable URI address) {
        if (address == null || address.getHost() == null) {
            return false;
        }
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && issuer.startsWith("http://"));
    }

    private static ProviderTrouble unreachable() {
        return new ProviderTrouble(Kind.UNREACHABLE, "it does not answer");
    }
}
