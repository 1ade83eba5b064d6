package io.insaka.knowledge.sources;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The address of a page, in the one form in which two are compared: no fragment, a path, lower-case host. */
record WebAddress(URI uri) {
    static Optional<WebAddress> of(String text) {
        try {
            URI given = URI.create(text.strip()).normalize();
            String scheme = String.valueOf(given.getScheme()).toLowerCase(Locale.ROOT);
            String host = given.getHost();
            if (!(scheme.equals("http") || scheme.equals("https")) || host == null || given.getRawUserInfo() != null) {
                return Optional.empty();
            }
            String path = given.getRawPath() == null || given.getRawPath().isEmpty() ? "/" : given.getRawPath();
            String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
            String port = given.getPort() < 0 ? "" : ":" + given.getPort();
            return Optional.of(
                    new WebAddress(URI.create(scheme + "://" + host.toLowerCase(Locale.ROOT) + port + path + query)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether both are on the same server, by scheme, name and port. */
    boolean sameServer(WebAddress other) {
        return uri.getScheme().equals(other.uri.getScheme())
                && uri.getHost().equals(other.uri.getHost())
                && uri.getPort() == other.uri.getPort();
    }

    WebAddress robots() {
        return new WebAddress(uri.resolve("/robots.txt"));
    }

    /** Where a link on this page leads. */
    Optional<WebAddress> resolve(String link) {
        try {
            return of(uri.resolve(link.strip()).toString());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
