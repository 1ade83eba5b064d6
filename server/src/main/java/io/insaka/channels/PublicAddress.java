package io.insaka.channels;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The address providers call. */
@Component
class PublicAddress {
    private final ChannelsSettings settings;
    private volatile int port;

    PublicAddress(ChannelsSettings settings, @Value("${server.port:8080}") int port) {
        this.settings = settings;
        this.port = port;
    }

    /** The port asked for may have been 0. */
    @EventListener
    void bound(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    String webhook(ChannelAccount account) {
        String base = settings.publicUrl();
        return (base == null ? "http://localhost:" + port : base) + "/webhooks/" + account.kind() + "/" + account.id();
    }
}
