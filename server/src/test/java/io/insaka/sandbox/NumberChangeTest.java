package io.insaka.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.Channels;
import io.insaka.sandbox.whatsapp.AcceptedMessage;
import io.insaka.sandbox.whatsapp.Customer;
import io.insaka.sandbox.whatsapp.Said;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Somebody takes a new number and with it a new user id, as WhatsApp tells it. */
@ProductTest
class NumberChangeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OLD = "260971234567";
    private static final String NEW = "260977654321";

    @Autowired
    Organisations organisations;

    @Autowired
    Channels channels;

    @Autowired
    WhatsAppSimulator simulator;

    @Test
    void goesOnInTheSameThreadAndIsAnsweredAtTheNewNumber() {
        var organisation = organisations.found();
        var api = organisation.api();
        var channel = SandboxChannel.connect(channels, organisation);
        String number = channel.number();
        simulator.say(number, Customer.withPhone(OLD, "Chanda"), new Said.Text("agent"));
        await().atMost(PATIENCE).until(() -> Talk.inbound(api).size() == 1);
        simulator.say(number, Customer.withPhone(OLD, "Chanda"), new Said.NumberChange(NEW));
        String contact = api.get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/contact/id")
                .asString();
        await().atMost(PATIENCE)
                .until(() -> values(
                                api.get("/api/v1/contacts/" + contact)
                                        .expect(200)
                                        .json(),
                                false)
                        .contains(NEW));
        simulator.say(number, Customer.withPhone(NEW, "Chanda"), new Said.Text("I am on my new number"));
        await().atMost(PATIENCE).until(() -> Talk.inbound(api).contains("I am on my new number"));
        JsonNode profile = api.get("/api/v1/contacts/" + contact).expect(200).json();
        assertThat(values(profile, false))
                .containsExactlyInAnyOrder(NEW, Customer.withPhone(NEW, "").userId());
        assertThat(values(profile, true))
                .containsExactlyInAnyOrder(OLD, Customer.withPhone(OLD, "").userId());
        assertThat(profile.path("conversations").size()).isEqualTo(1);
        String conversation = profile.at("/conversations/0/id").asString();
        api.post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", "Noted, thank you."))
                .expect(201);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(simulator.journal().accepted(number, NEW))
                        .extracting(AcceptedMessage::text)
                        .contains("Noted, thank you."));
        assertThat(api.get("/api/v1/contacts").expect(200).json().path("items").size())
                .isEqualTo(1);
    }

    private static List<String> values(JsonNode profile, boolean former) {
        return profile.path("identifiers")
                .valueStream()
                .filter(identifier -> identifier.path("formerSince").isNull() != former)
                .map(identifier -> identifier.path("value").asString())
                .toList();
    }
}
