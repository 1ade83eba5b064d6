package io.insaka.channels.spi;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Talk;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Posts bodies to a channel's real webhook, as its provider would, and looks at what is left of them. */
public final class DeliveredTwice {
    private final Api api;
    private final Channel adapter;
    private final Map<String, String> settings;
    private final Function<byte[], Map<String, String>> signed;
    private final String url;

    /** @param signed the headers that prove a body to be the provider's */
    public DeliveredTwice(
            Api api, Channel adapter, Map<String, String> settings, Function<byte[], Map<String, String>> signed) {
        this.api = api;
        this.adapter = adapter;
        this.settings = settings;
        this.signed = signed;
        JsonNode channel = api.post(
                        "/api/v1/channels", Map.of("kind", adapter.kind(), "name", "Twice", "settings", settings))
                .expect(201)
                .json();
        // The bot's answers would wait for a provider that is not there.
        api.patch("/api/v1/channels/" + channel.path("id").asString(), Map.of("state", "off"))
                .expect(200);
        url = channel.path("webhookUrl").asString();
    }

    private void post(byte[] body, String name) {
        try (var talk = new Talk()) {
            assertThat(talk.json(url, body, signed.apply(body)).status())
                    .as(name)
                    .isEqualTo(200);
        }
    }

    /** Each body is kept once however often it comes. @param heard how many messages of customers are in them */
    public void assertKeptOnce(List<byte[]> bodies, long heard) {
        Set<String> keys = new HashSet<>();
        var checked = adapter.check(settings);
        for (int n = 0; n < bodies.size(); n++) {
            try {
                adapter.split(checked, bodies.get(n)).forEach(item -> keys.add(item.dedupKey()));
            } catch (UnreadableBody whole) {
                keys.add("whole " + n);
            }
            post(bodies.get(n), "body " + n);
            post(bodies.get(n), "body " + n + " again");
        }
        assertThat(tally("received")).isEqualTo(keys.size());
        awaitWorkedOff();
        assertThat(Talk.heard(api)).isEqualTo(heard);
    }

    /** Bodies that are broken do no harm: they are answered, worked off, and what comes after them is heard. */
    public void assertHarmless(List<byte[]> broken, byte[] sane) {
        for (int n = 0; n < broken.size(); n++) {
            post(broken.get(n), "broken body " + n);
        }
        awaitWorkedOff();
        long before = Talk.heard(api);
        post(sane, "the one after them");
        await().atMost(PATIENCE).until(() -> Talk.heard(api) == before + 1);
    }

    private void awaitWorkedOff() {
        await().atMost(PATIENCE).until(() -> tally("waiting") == 0);
        assertThat(tally("dead")).isZero();
    }

    private int tally(String name) {
        return api.get("/api/v1/intake/balance").expect(200).json().path(name).asInt();
    }
}
