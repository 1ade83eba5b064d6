package io.insaka.platform;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people and providers reach this product. */
@Component
public class PublicAddress {
    private final PlatformSettings settings;
    private final Environment environment;

    PublicAddress(PlatformSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Without a slash at the end. Knows its port only once the server listens, so ask when needed, not at start-up. */
    public String url() {
        String configured = settings.publicUrl();
        if (configured != null && !configured.isBlank()) {
            return configured.strip().replaceFirst("/+$", "");
        }
        return localUrl();
    }

    /** The same product, seen from this machine. */
    public String localUrl() {
        String port = environment.getProperty("local.server.port");
        return "http://localhost:" + (port == null ? environment.getProperty("server.port", "8080") : port);
    }

    public boolean encrypted() {
        return url().startsWith("https://");
    }
}
