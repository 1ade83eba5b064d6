package io.insaka.sandbox;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.platform.PublicAddress;
import io.insaka.tenancy.OrganisationFounded;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives a demo organisation a WhatsApp number that only exists here. */
@Component
@WhenSandboxIsOn
class DemoChannel {
    static final String NAME = "WhatsApp (sandbox)";

    /** Numbers made here begin with it, so that they are recognised when the product's port has changed. */
    private static final String PREFIX = "555000";

    private final Channels channels;
    private final PublicAddress address;
    private final SecureRandom random = new SecureRandom();

    DemoChannel(Channels channels, PublicAddress address) {
        this.channels = channels;
        this.address = address;
    }

    @EventListener
    void founded(OrganisationFounded founded) {
        boolean there = channels.list(founded.tenant()).stream().anyMatch(DemoChannel::isDemo);
        if (founded.demo() && !there) {
            channels.create(
                    founded.tenant(),
                    SimulatedNumbers.KIND,
                    NAME,
                    Map.of(
                            "phoneNumberId", PREFIX + random.nextInt(100_000_000, 1_000_000_000),
                            "accessToken", "EAA" + secret(),
                            "appSecret", secret(),
                            "verifyToken", secret(),
                            "baseUrl", base()));
        }
    }

    /** The port may be another one than when the channel was made; the number follows it. */
    @EventListener(ApplicationReadyEvent.class)
    void followThePort() {
        for (ChannelAccount account : channels.all()) {
            String base = account.settings().values().getOrDefault("baseUrl", "");
            if (isDemo(account) && onThisMachine(base) && !base.equals(base())) {
                channels.change(account.tenant(), account.id(), null, Map.of("baseUrl", base()));
            }
        }
    }

    private static boolean isDemo(ChannelAccount account) {
        return account.kind().equals(SimulatedNumbers.KIND)
                && SimulatedNumbers.phoneNumberId(account).startsWith(PREFIX);
    }

    private static boolean onThisMachine(String base) {
        return base.endsWith(SandboxWiring.GRAPH)
                && "localhost".equals(URI.create(base).getHost());
    }

    /** The simulator is in this process: no need to go out through the public address and back. */
    private String base() {
        return address.localUrl() + SandboxWiring.GRAPH;
    }

    private String secret() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
