package io.insaka.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people and providers reach this product. */
@Component
public class PublicAddress {
    private final @Nullable String configured;
    private final Environment environment;
    /** Once known; every webhook asks. */
    private volatile @Nullable String local;

    @Autowired
    PublicAddress(PlatformSettings settings, Environment environment) {
        this(settings.publicUrl(), environment);
    }

    private PublicAddress(@Nullable String publicUrl, Environment environment) {
        String given = publicUrl == null ? "" : publicUrl.strip().replaceFirst("/+$", "");
        this.configured = given.isEmpty() ? null : given;
        this.environment = environment;
    }

    /** For a command at the terminal, which has the settings and no web server. */
    public static PublicAddress of(Environment environment) {
        return new PublicAddress(environment.getProperty("insaka.public-url"), environment);
    }

    /** Without a slash at the end. Knows its port only once the server listens, so ask when needed, not at start-up. */
    public String url() {
        return configured == null ? localUrl() : configured;
    }

    /** The same product, seen from this machine. */
    public String localUrl() {
        String known = local;
        if (known != null) {
            return known;
        }
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return "http://localhost:" + environment.getProperty("server.port", "8080");
        }
        local = "http://localhost:" + port;
        return "http://localhost:" + port;
    }

    public boolean encrypted() {
        return url().startsWith("https://");
    }
}
