package io.insaka.sandbox;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A WhatsApp channel of a test's organisation whose other end is the product's own sandbox. */
record SandboxChannel(ChannelAccount account, String base, String ownerToken) {
    static final SandboxChannel NONE = new SandboxChannel(
            new ChannelAccount(
                    new TenantId(new UUID(0, 0)),
                    new ChannelId(new UUID(0, 0)),
                    "none",
                    "",
                    new ChannelSettings(Map.of()),
                    Instant.EPOCH),
            "",
            "");

    static SandboxChannel connect(Channels channels, Organisations.Organisation organisation) {
        String graph = organisation.api().baseUrl() + "/sandbox/graph";
        String unique = organisation.tenant().toString();
        ChannelAccount account = channels.create(
                organisation.tenant(),
                "whatsapp",
                "WhatsApp",
                Map.of(
                        "phoneNumberId", "number-" + unique,
                        "accessToken", "token-" + unique,
                        "appSecret", "secret-" + unique,
                        "verifyToken", "verify-" + unique,
                        "baseUrl", graph));
        return new SandboxChannel(account, graph, organisation.ownerToken());
    }

    String number() {
        return account.settings().require("phoneNumberId");
    }

    /** What the adapter would post to the number's messages. */
    JsonNode post(String body) {
        return meta().post("/v25.0/" + number() + "/messages", body).expect(200).json();
    }

    JsonNode get(String path) {
        return meta().get(path).expect(200).json();
    }

    private Api meta() {
        return Api.withToken(base, account.settings().require("accessToken"));
    }
}
