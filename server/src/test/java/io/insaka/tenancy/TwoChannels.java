package io.insaka.tenancy;

import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Colleague;
import io.insaka.testing.Organisations.Organisation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An organisation with two channels, each with one conversation. */
record TwoChannels(Organisations organisations, Organisation organisation, Side ours, Side theirs) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A channel, and the one conversation on it. */
    record Side(String channel, String number, String customer, String conversation) {
        Map<String, Object> alone() {
            return Map.of("all", false, "ids", List.of(channel));
        }
    }

    static TwoChannels of(Organisations organisations) {
        Organisation organisation = organisations.found();
        return new TwoChannels(
                organisations,
                organisation,
                side(organisation, "Ours", "260971000011"),
                side(organisation, "Theirs", "260971000022"));
    }

    private static Side side(Organisation organisation, String name, String customer) {
        Api owner = organisation.api();
        String number = name + "-" + organisation.tenant();
        var settings = Map.of(
                "phoneNumberId",
                number,
                "accessToken",
                "token-of-" + number,
                "appSecret",
                "secret-of-" + number,
                "verifyToken",
                "verify-" + number,
                "baseUrl",
                owner.baseUrl() + "/sandbox/graph");
        String channel = owner.post("/api/v1/channels", Map.of("kind", "whatsapp", "name", name, "settings", settings))
                .expect(201)
                .json()
                .path("id")
                .asString();
        say(owner, number, customer, Map.of("type", "text", "text", "Where is my parcel?"));
        String conversation = await().atMost(PATIENCE)
                .until(
                        () -> owner.get("/api/v1/conversations?channel=" + channel)
                                .expect(200)
                                .json()
                                .at("/items/0/id")
                                .asString(),
                        id -> !id.isEmpty());
        return new Side(channel, number, customer, conversation);
    }

    private static void say(Api owner, String number, String customer, Map<String, String> message) {
        owner.post("/api/v1/sandbox/phones/" + number + "/" + customer + "/messages", message)
                .expect(201);
    }

    void say(Side side, Map<String, String> message) {
        say(organisation.api(), side.number(), side.customer(), message);
    }

    /** Somebody who sees our side alone. */
    Colleague limited(Role role) {
        Colleague colleague = organisations.join(organisation, role);
        limit(colleague, ours.alone()).expect(200);
        return colleague;
    }

    Api.Response limit(Colleague colleague, Map<String, Object> channels) {
        return organisation
                .api()
                .patch("/api/v1/teammates/" + colleague.caller().teammate(), Map.of("channels", channels));
    }
}
