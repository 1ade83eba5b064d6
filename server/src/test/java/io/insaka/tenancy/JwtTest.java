package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Tokens exchanged for short-lived signed ones. */
@ProductTest
class JwtTest {
    private static final String EXCHANGE = "/api/v1/tokens/jwt";

    @Autowired
    Organisations organisations;

    private final JdbcClient everything;

    JwtTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    private JsonNode token(Organisation organisation, String... scopes) {
        return organisation
                .api()
                .post("/api/v1/tokens", Map.of("name", "Script", "scopes", List.of(scopes)))
                .expect(201)
                .json();
    }

    private Api with(String token) {
        return Api.withToken(organisations.baseUrl(), token);
    }

    private static JsonNode exchange(Api api) {
        return api.post(EXCHANGE, Map.of()).expect(200).json();
    }

    private Api.Response refresh(JsonNode issued) {
        return organisations
                .stranger()
                .post(
                        EXCHANGE + "/refresh",
                        Map.of("refreshToken", issued.get("refreshToken").asString()));
    }

    private static String jwt(JsonNode issued) {
        return issued.get("accessToken").asString();
    }

    @Test
    void isAcceptedWhereTheTokenIsAndNoLonger() throws Exception {
        var organisation = organisations.found();
        JsonNode token = token(organisation, "teammates:read", "tokens:manage");
        JsonNode issued = exchange(with(token.get("token").asString()));
        assertThat(issued.get("tokenType").asString()).isEqualTo("Bearer");
        assertThat(issued.get("expiresIn").asInt()).isBetween(590, 600);
        with(jwt(issued)).get("/api/v1/teammates").expect(200);
        with(jwt(issued)).get("/api/v1/channels").expect(403);
        Date end = SignedJWT.parse(jwt(issued)).getJWTClaimsSet().getExpirationTime();
        assertThat(end.toInstant()).isBefore(Instant.now().plus(Duration.ofMinutes(15)));
    }

    @Test
    void canBeCheckedByAnybody() throws Exception {
        var issued = exchange(organisations.found().api());
        var keys = JWKSet.parse(
                organisations.stranger().get(EXCHANGE + "/keys").expect(200).text());
        SignedJWT jwt = SignedJWT.parse(jwt(issued));
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(organisations.baseUrl());
        assertThat(everything
                        .sql(
                                "SELECT count(*) FROM signing_key WHERE key_sealed::text LIKE '%'||encode('\"kty\"','hex')||'%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void mayDoNoMoreThanTheToken() {
        var organisation = organisations.found();
        Api script = with(token(organisation, "teammates:read", "tokens:manage")
                .get("token")
                .asString());
        JsonNode narrow = script.post(EXCHANGE, Map.of("scopes", List.of("teammates:read")))
                .expect(200)
                .json();
        with(jwt(narrow)).get("/api/v1/teammates").expect(200);
        with(jwt(narrow)).get("/api/v1/tokens").expect(403);
        assertThat(script.post(EXCHANGE, Map.of("scopes", List.of("channels:manage")))
                        .expect(400)
                        .text())
                .contains("scopes");
        JsonNode next = refresh(narrow).expect(200).json();
        with(jwt(next)).get("/api/v1/tokens").expect(403);
    }

    @Test
    void isExchangedForALastingTokenOnly() {
        var organisation = organisations.found();
        assertThat(with(jwt(exchange(organisation.api())))
                        .post(EXCHANGE, Map.of())
                        .expect(409)
                        .code())
                .isEqualTo("access/token-wanted");
        Api browser = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        assertThat(browser.post(EXCHANGE, Map.of()).expect(409).code()).isEqualTo("access/token-wanted");
        organisations.stranger().post(EXCHANGE, Map.of()).expect(401);
    }

    @Test
    void endsAtOnceWithItsTokenAndItsTeammate() {
        var organisation = organisations.found();
        JsonNode token = token(organisation, "teammates:read");
        JsonNode issued = exchange(with(token.get("token").asString()));
        with(jwt(issued)).get("/api/v1/teammates").expect(200);
        organisation
                .api()
                .delete("/api/v1/tokens/" + token.get("id").asString())
                .expect(204);
        with(jwt(issued)).get("/api/v1/teammates").expect(401);
        assertThat(refresh(issued).expect(401).code()).isEqualTo("access/dead-refresh-token");

        var admin = organisations.join(organisation, Role.ADMIN);
        String own = admin.api()
                .post("/api/v1/tokens", Map.of("name", "Own", "scopes", List.of("tokens:manage", "teammates:read")))
                .expect(201)
                .json()
                .get("token")
                .asString();
        JsonNode theirs = exchange(with(own));
        with(jwt(theirs)).get("/api/v1/tokens").expect(200);
        String path = "/api/v1/teammates/" + admin.caller().teammate();
        organisation.api().patch(path, Map.of("role", "viewer")).expect(200);
        with(jwt(theirs)).get("/api/v1/tokens").expect(403);
        with(jwt(theirs)).get("/api/v1/teammates").expect(200);
        organisation.api().delete(path).expect(204);
        with(jwt(theirs)).get("/api/v1/teammates").expect(401);
        refresh(theirs).expect(401);
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsEverythingOfItsFamily() {
        var organisation = organisations.found();
        JsonNode first = exchange(organisation.api());
        JsonNode other = exchange(organisation.api());
        JsonNode second = refresh(first).expect(200).json();
        with(jwt(second)).get("/api/v1/teammates").expect(200);
        assertThat(refresh(first).expect(401).code()).isEqualTo("access/dead-refresh-token");
        with(jwt(second)).get("/api/v1/teammates").expect(401);
        with(jwt(first)).get("/api/v1/teammates").expect(401);
        refresh(second).expect(401);
        with(jwt(other)).get("/api/v1/teammates").expect(200);
        refresh(other).expect(200);
        assertThat(organisation
                        .api()
                        .get("/api/v1/audit?action=token.refresh-reused")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void keepsNoRefreshTokenInTheClear() {
        JsonNode issued = exchange(organisations.found().api());
        assertThat(everything
                        .sql("SELECT count(*) FROM refresh_token r WHERE r::text LIKE ?")
                        .param("%" + issued.get("refreshToken").asString() + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(refresh(issued).expect(200).json().get("refreshUntil").asString())
                .isEqualTo(issued.get("refreshUntil").asString());
    }

    @Test
    void believesNoOtherSignature() throws Exception {
        String jwt = jwt(exchange(organisations.found().api()));
        SignedJWT real = SignedJWT.parse(jwt);
        JWTClaimsSet claims = real.getJWTClaimsSet();
        var stranger = new ECKeyGenerator(Curve.P_256)
                .keyID(real.getHeader().getKeyID())
                .generate();
        var forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(real.getHeader().getKeyID())
                        .build(),
                claims);
        forged.sign(new ECDSASigner(stranger));
        with(forged.serialize()).get("/api/v1/teammates").expect(401);
        with(new PlainJWT(claims).serialize()).get("/api/v1/teammates").expect(401);
        String[] parts = jwt.split("\\.");
        String other = new PlainJWT(new JWTClaimsSet.Builder(claims)
                        .expirationTime(Date.from(Instant.now().plusSeconds(90_000)))
                        .build())
                .serialize()
                .split("\\.")[1];
        with(parts[0] + "." + other + "." + parts[2]).get("/api/v1/teammates").expect(401);
        with("eyJ").get("/api/v1/teammates").expect(401);
        with(jwt).get("/api/v1/teammates").expect(200);
    }
}
