package io.insaka.tenancy;

import io.insaka.platform.PublicAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** By which a browser that comes back from a provider is the one that went there. Hidden from scripts. */
@Component
class JourneyCookie {
    private static final String NAME = "insaka_journey";

    private final PublicAddress address;

    JourneyCookie(PublicAddress address) {
        this.address = address;
    }

    Optional<Secret> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .map(Secret::new)
                .findFirst();
    }

    /** The one the browser has goes on: two windows may be on their way at once. */
    Secret issue(HttpServletRequest request, HttpServletResponse response) {
        Secret secret = read(request).orElseGet(Secret::forSession);
        ResponseCookie cookie = ResponseCookie.from(name(), secret.value())
                .path("/")
                .httpOnly(true)
                .secure(address.encrypted())
                .sameSite("Lax")
                .maxAge(SignInJourneyRepository.LIFE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return secret;
    }

    private String name() {
        return address.encrypted() ? "__Host-" + NAME : NAME;
    }
}
