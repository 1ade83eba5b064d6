package io.insaka.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** An address such as {@code /inbox/42} exists in the console only: a browser that asks for it gets the console. */
final class ConsoleRoutes extends PathResourceResolver {
    private static final List<String> NOT_PAGES = List.of("api/", "webhooks/", "sandbox/", "assets/");

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource file = super.resolveResourceInternal(request, path, locations, chain);
        if (file == null && request != null && asksForPage(request, path)) {
            return super.resolveResourceInternal(request, "index.html", locations, chain);
        }
        return file;
    }

    private static boolean asksForPage(HttpServletRequest request, String path) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains("text/html")
                && NOT_PAGES.stream().noneMatch(path::startsWith);
    }
}
