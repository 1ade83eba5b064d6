package io.insaka.scenarios;

import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.llm.play.World;
import io.insaka.tenancy.OrganisationFounded;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One customer of a fresh organisation that thinks with simulated models, each in a world of its own. */
final class Talk {
    /** Something no article and no intent is about. */
    static final String QUESTION = "my hovercraft is full of eels";

    private static final String CUSTOMER = "260971234567";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Organisation organisation;
    private final ModelSimulators simulators;
    private final Phone phone;

    private Talk(Organisation organisation, ModelSimulators simulators, Phone phone) {
        this.organisation = organisation;
        this.simulators = simulators;
        this.phone = phone;
    }

    static Talk begin(Organisations organisations, ApplicationEventPublisher events, ModelSimulators simulators) {
        Organisation organisation = organisations.found();
        events.publishEvent(new OrganisationFounded(organisation.tenant(), true));
        return new Talk(organisation, simulators, new Phone(organisation.api(), CUSTOMER));
    }

    /** The same organisation with another customer. */
    Talk with(String customer) {
        return new Talk(organisation, simulators, new Phone(organisation.api(), customer));
    }

    Organisation organisation() {
        return organisation;
    }

    /** The next model in the chain. */
    World model(String name, String kind, String path, String model) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "name",
                name,
                "kind",
                kind,
                "baseUrl",
                organisation.api().baseUrl() + "/sandbox/llm/" + path,
                "apiKey",
                key(name),
                "model",
                model));
        organisation.api().post("/api/v1/models", wanted).expect(201);
        return simulators.world(key(name));
    }

    private String key(String name) {
        return "sandbox-" + name + "-" + organisation.tenant();
    }

    World openAi(String name) {
        return model(name, "openai", "openai/v1", "gpt-4o-mini");
    }

    World anthropic(String name) {
        return model(name, "anthropic", "anthropic/v1", "claude-haiku-4-5");
    }

    void change(String path, Object body) {
        organisation.api().put("/api/v1/" + path, body).expect(200);
    }

    /** Writes, and waits for what comes back. */
    String ask(String words) {
        phone.say(StringNode.valueOf(words));
        return phone.next().path("text").asString("");
    }

    JsonNode conversation() {
        return organisation
                .api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .path("items")
                .get(0);
    }

    /** The last turn, as the replay view shows it. It is committed with its answer. */
    JsonNode turn() {
        return organisation
                .api()
                .get("/api/v1/conversations/" + conversation().path("id").asString() + "/turns")
                .expect(200)
                .json()
                .path("items")
                .get(0);
    }

    /** What became of the last question to the one who writes: {@code provider outcome}. */
    String written() {
        return turn().path("steps")
                .valueStream()
                .flatMap(step -> step.path("calls").valueStream())
                .filter(call -> call.path("agent").asString().equals("conversation"))
                .map(call -> call.path("provider").asString() + " "
                        + call.path("outcome").asString())
                .reduce((first, second) -> second)
                .orElse("nobody was asked");
    }

    void expectBalanced() {
        await().atMost(PATIENCE).until(() -> {
            JsonNode sums =
                    organisation.api().get("/api/v1/intake/balance").expect(200).json();
            return sums.path("waiting").asLong()
                            + sums.path("dead").asLong()
                            + sums.path("quarantined").asLong()
                    == 0;
        });
    }
}
