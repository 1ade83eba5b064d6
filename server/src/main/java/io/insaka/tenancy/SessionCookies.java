package io.insaka.tenancy;

import io.insaka.platform.PublicAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The session's cookie, which scripts cannot read, and the one they send back to prove that they are ours. */
@Component
class SessionCookies {
    static final String SESSION = "insaka_session";
    /** Under https: a browser takes a cookie of this name from us alone, not from a neighbouring domain. */
    static final String SECURE_SESSION = "__Host-" + SESSION;

    static final String CSRF = "insaka_csrf";

    private final PublicAddress address;
    private final TenancySettings settings;

    SessionCookies(PublicAddress address, TenancySettings settings) {
        this.address = address;
        this.settings = settings;
    }

    Optional<Secret> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(session()))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .map(Secret::new)
                .findFirst();
    }

    void issue(HttpServletResponse response, Secret secret) {
        write(response, session(), secret.value(), true, settings.sessionLife());
        write(response, CSRF, secret.csrf(), false, settings.sessionLife());
    }

    void clear(HttpServletResponse response) {
        write(response, session(), "", true, Duration.ZERO);
        write(response, CSRF, "", false, Duration.ZERO);
    }

    private String session() {
        return address.encrypted() ? SECURE_SESSION : SESSION;
    }

    private void write(HttpServletResponse response, String name, String value, boolean hidden, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(hidden)
                .secure(address.encrypted())
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
