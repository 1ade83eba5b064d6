package io.insaka.channels.spi;

import java.util.List;
import java.util.Locale;

/**
 * For a webhook that is called by customers' own browsers: the web pages from which they may call it.
 *
 * @param origins such as {@code https://shop.example} or {@code https://*.shop.example}, in lower case; none for any page
 */
public record Browsers(List<String> origins) {
    private static final String ANY_LABEL = "://*.";

    public Browsers {
        origins = List.copyOf(origins);
    }

    /** Whether pages of this origin may call; our own pages always may, which the caller has to know. */
    public boolean allow(String origin) {
        String page = origin.toLowerCase(Locale.ROOT);
        return origins.isEmpty() || origins.stream().anyMatch(allowed -> fits(allowed, page));
    }

    private static boolean fits(String allowed, String page) {
        int star = allowed.indexOf(ANY_LABEL);
        if (star < 0) {
            return allowed.equals(page);
        }
        String scheme = allowed.substring(0, star + 3);
        String below = allowed.substring(star + ANY_LABEL.length() - 1);
        return page.startsWith(scheme) && page.endsWith(below) && page.length() > scheme.length() + below.length();
    }
}
