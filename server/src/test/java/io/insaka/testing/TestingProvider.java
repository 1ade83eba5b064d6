package io.insaka.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real OpenID Connect provider: Spring's authorization server, on a port of its own and in a context of its own. The
 * product is its one client, and gets no chain of security filters by it.
 */
public final class TestingProvider implements AutoCloseable {
    public static final String CLIENT = "insaka";
    public static final String SECRET = "the client's secret: +/ %";
    /** What an organisation calls itself to which this provider sends back who has signed out. */
    public static final String SIGNS_OUT = "signs-out";

    public static final String PASSWORD = "password-at-the-provider";

    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private final AnnotationConfigServletWebServerApplicationContext context;
    private volatile JWKSet keys = new JWKSet(newKey());
    private volatile Consumer<JwtClaimsSet.Builder> tampering = claims -> {};

    /** @param product where the product is reached */
    public TestingProvider(String product) {
        context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(TestingProvider.class, () -> this, definition -> definition.setDestroyMethodName(""));
        context.registerBean(RegisteredClientRepository.class, () -> client(product));
        context.register(Server.class);
        context.refresh();
    }

    private static RegisteredClientRepository client(String product) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("one")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(product + "/sign-in/back")
                .postLogoutRedirectUri(product + "/sign-in/" + SIGNS_OUT)
                .scope("openid")
                .scope("email")
                .scope("profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
    }

    /** Not annotated as a configuration: the product's own scan must not find it. */
    @EnableWebSecurity
    static class Server {
        @Bean
        TomcatServletWebServerFactory server() {
            var server = new TomcatServletWebServerFactory(0);
            // Without a servlet behind them no filter is asked.
            server.setRegisterDefaultServlet(true);
            return server;
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .csrf(csrf -> csrf.ignoringRequestMatchers(
                            request -> request.getServletPath().equals("/login")
                                    || request.getRequestURI().equals("/login")))
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        UserDetailsService users(TestingProvider provider) {
            return name -> {
                if (!provider.people.containsKey(name)) {
                    throw new UsernameNotFoundException(name);
                }
                return User.withUsername(name)
                        .password("{noop}" + PASSWORD)
                        .roles("USER")
                        .build();
            };
        }

        @Bean
        JWKSource<SecurityContext> keys(TestingProvider provider) {
            return (selector, ignored) -> selector.select(provider.keys);
        }

        /** For its user-info endpoint. */
        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(TestingProvider provider) {
            return context -> {
                if (context.getTokenType().getValue().equals("id_token")) {
                    provider.people.getOrDefault(name(context), Map.of()).forEach(context.getClaims()::claim);
                    provider.tampering.accept(context.getClaims());
                }
            };
        }
    }

    private static String name(JwtEncodingContext context) {
        Authentication person = context.getPrincipal();
        return Objects.requireNonNull(person).getName();
    }

    public String issuer() {
        return "http://localhost:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** Somebody who can sign in here, and what is said of them then. The name is the subject. */
    public void knows(String name, Map<String, Object> claims) {
        people.put(name, claims);
    }

    public void knows(String name, String email) {
        knows(name, Map.of("email", email, "email_verified", true, "name", "Provided " + name));
    }

    /** What is done to each ID token before it is signed. */
    public void tampersWith(Consumer<JwtClaimsSet.Builder> how) {
        tampering = how;
    }

    /** The keys from before are gone. */
    public void changesKeys() {
        keys = new JWKSet(newKey());
    }

    /** What the provider tells when somebody signs out; it says {@code sid} or {@code sub} only where the caller does. */
    public String logoutToken(Consumer<JWTClaimsSet.Builder> different) {
        return signed("logout+jwt", claims -> {
            claims.claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
            different.accept(claims);
        });
    }

    private String signed(String type, Consumer<JWTClaimsSet.Builder> different) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)));
        different.accept(claims);
        try {
            RSAKey key = keys.getKeys().getFirst().toRSAKey();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Follows an address of this provider as a browser does that is not signed in here any more. @return where it is sent */
    public String follow(String address) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return get(browser, address).headers().firstValue("Location").orElse("");
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs in as a browser does that the product sent here, and tells what the browser is sent back with. */
    public Map<String, String> signIn(String address, String name) {
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            get(browser, address);
            String form = "username=" + URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8) + "&password="
                    + PASSWORD;
            send(
                    browser,
                    HttpRequest.newBuilder(URI.create(issuer() + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
            String back = get(browser, address).headers().firstValue("Location").orElse("");
            return query(URI.create(back));
        }
    }

    private static HttpResponse<String> get(HttpClient browser, String address) {
        return send(browser, HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html"));
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> values = new HashMap<>();
        String query = address.getRawQuery();
        for (String pair : (query == null ? "" : query).split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                values.put(parts[0], URLDecoder.decode(parts[1], java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    @Override
    public void close() {
        context.close();
    }
}
