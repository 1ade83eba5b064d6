package io.insaka.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the browser of somebody who is signed in what the first script will ask for, so that it is fetched beside that
 * script and not after it: the frame with the inbox, and who they are.
 */
@Component
class ConsoleHints implements WebMvcConfigurer, HandlerInterceptor {
    /** As the console's build names it. */
    private static final String INSIDE = "src/shell/inside.ts";
    /** Scripts can read it, and the console asks for the same before it asks who is signed in. */
    private static final String SIGNED_IN = "insaka_csrf";

    private static final String SESSION = "</api/v1/session>; rel=preload; as=fetch; crossorigin";

    private final List<String> links;

    ConsoleHints(ResourceLoader resources, JsonMapper json) {
        this.links = links(resources, json);
    }

    /** A server that was built without the console has nothing to hint at. */
    private static List<String> links(ResourceLoader resources, JsonMapper json) {
        Resource manifest = resources.getResource(ConsoleFiles.FILES + "build-manifest.json");
        if (!manifest.exists()) {
            return List.of();
        }
        try (InputStream built = manifest.getInputStream()) {
            String page =
                    resources.getResource(ConsoleFiles.FILES + "index.html").getContentAsString(StandardCharsets.UTF_8);
            Set<String> scripts = new LinkedHashSet<>();
            follow(json.readTree(built), INSIDE, scripts);
            return Stream.concat(
                            // What the page names itself needs no hint.
                            scripts.stream()
                                    .filter(script -> !page.contains(script))
                                    .map(script -> "</" + script + ">; rel=modulepreload"),
                            Stream.of(SESSION))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A script, and what it cannot run without. */
    private static void follow(JsonNode manifest, String name, Set<String> scripts) {
        JsonNode entry = manifest.path(name);
        if (entry.path("file").isString() && scripts.add(entry.path("file").asString())) {
            entry.path("imports").forEach(imported -> follow(manifest, imported.asString(), scripts));
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (!links.isEmpty()) {
            registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**", "/sign-in/**");
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains("text/html") && signedIn(request.getCookies())) {
            links.forEach(link -> response.addHeader(HttpHeaders.LINK, link));
        }
        return true;
    }

    private static boolean signedIn(Cookie @Nullable [] cookies) {
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(SIGNED_IN));
    }
}
