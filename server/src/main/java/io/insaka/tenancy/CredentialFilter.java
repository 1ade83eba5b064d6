package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.platform.RateLimiter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is calling. Whether they may is decided for each endpoint, by {@link AccessInterceptor}. */
final class CredentialFilter extends OncePerRequestFilter {
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String CALLER = Caller.class.getName();
    private static final String SESSION = Caller.class.getName() + ".session";
    private static final String TOKEN = Caller.class.getName() + ".token";
    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Credentials credentials;
    private final SessionCookies cookies;
    private final AddressGate strangers;
    private final RateLimiter programs;

    CredentialFilter(Credentials credentials, SessionCookies cookies, AddressGate strangers, RateLimiter programs) {
        this.credentials = credentials;
        this.cookies = cookies;
        this.strangers = strangers;
        this.programs = programs;
    }

    static Optional<Caller> caller(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER));
    }

    /** The browser session of the request, if that is how it was recognised. */
    static Optional<Credential> session(HttpServletRequest request) {
        return Optional.ofNullable((Credential) request.getAttribute(SESSION));
    }

    /** Visitors of a chat, and who leaves a mailing, are nobody here: what knows them, and counts them, is behind. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/chat/")
                || request.getRequestURI().startsWith("/unsubscribe/");
    }

    /** The program's token of the request, if that is how it was recognised. */
    static Optional<Credential> token(HttpServletRequest request) {
        return Optional.ofNullable((Credential) request.getAttribute(TOKEN));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Credential> credential =
                bearer(request).map(secret -> fromToken(request, secret)).orElseGet(() -> fromCookie(request));
        if (credential.isPresent()) {
            request.setAttribute(CALLER, credential.get().caller());
            token(request)
                    .ifPresent(token ->
                            AddressGate.pass("tokens", programs, token.id().toString(), response));
        } else {
            strangers.pass(request, response);
        }
        if (credential.isPresent()) {
            pass(credential.get().caller().sight(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whatever the endpoint reads and writes, it does within what the caller sees. */
    private static void pass(Sight sight, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            sight.within(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<Credential> fromToken(HttpServletRequest request, Secret secret) {
        Optional<Credential> credential = credentials.token(secret);
        credential.ifPresent(found -> request.setAttribute(TOKEN, found));
        return credential;
    }

    private Optional<Credential> fromCookie(HttpServletRequest request) {
        Optional<Secret> secret = cookies.read(request);
        Optional<Credential> credential = secret.flatMap(credentials::session);
        if (credential.isPresent() && changesSomething(request)) {
            requireOwnPage(request.getHeader(CSRF_HEADER), secret.orElseThrow());
        }
        credential.ifPresent(found -> request.setAttribute(SESSION, found));
        return credential;
    }

    /** Signing in needs no proof: its JSON body cannot come from a foreign form, and it must work with a stale cookie. */
    private static boolean changesSomething(HttpServletRequest request) {
        boolean signIn =
                request.getMethod().equals("POST") && request.getRequestURI().equals(SessionApi.PATH);
        return !SAFE.contains(request.getMethod()) && !signIn;
    }

    private static void requireOwnPage(@Nullable String sent, Secret secret) {
        byte[] expected = secret.csrf().getBytes(StandardCharsets.UTF_8);
        if (sent == null || !MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.csrf();
        }
    }

    private static Optional<Secret> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> new Secret(header.substring(BEARER.length()).strip()));
    }
}
