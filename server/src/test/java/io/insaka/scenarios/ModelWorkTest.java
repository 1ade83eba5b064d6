package io.insaka.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Scope;
import io.insaka.sandbox.llm.play.Script;
import io.insaka.sandbox.llm.play.World;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What models do beside answering, from the webhook to the phone. Voice notes and pictures are scenarios of their own. */
@ProductTest
class ModelWorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ANSWER = "Which evening would you like to sail?";

    @Autowired
    Organisations organisations;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ModelSimulators simulators;

    private Talk talk;
    private World world;

    @BeforeEach
    void begin() {
        talk = Talk.begin(organisations, events, simulators);
        world = talk.openAi("First");
        agent("You answer the customers of", Reaction.say(ANSWER));
    }

    private void agent(String instructions, Reaction reaction) {
        world.script().when(Scope.CHAT, Script.systemContains(instructions), reaction);
    }

    /** Whoever is shown these words, in quotes or not, answers so. */
    private void shown(String words, String answer) {
        world.script()
                .when(
                        Scope.CHAT,
                        ask -> ask.lines().stream().anyMatch(line -> line.text().contains(words)),
                        Reaction.say(answer));
    }

    @Test
    void sumsUpALongConversationAfterTheAnswerAndRemembersPreferences() {
        agent(
                "You keep for the team of",
                Reaction.json(Json.object()
                        .put("summary", "Asked for the menu many times.")
                        .set("preferences", Json.object().arrayNode().add("sails at sunset"))));
        // This customer writes faster than people do.
        talk.change(
                "guard",
                Map.of(
                        "perMinute",
                        1_000,
                        "perDay",
                        10_000,
                        "holdSuspicious",
                        false,
                        "allowedOnly",
                        false,
                        "allowed",
                        List.of(),
                        "denied",
                        List.of()));
        // Twelve questions and answers without a model, as many as make a summary worth its price.
        for (int n = 0; n < 12; n++) {
            talk.ask("menu");
        }
        shown("Asked for the menu many times.", "Welcome back!");
        shown("sails at sunset", "Welcome back, the sun is setting!");
        assertThat(talk.ask(Talk.QUESTION)).isEqualTo(ANSWER);
        // The summary is on disk a moment after the answer: until then the next one goes without.
        var asked = new AtomicInteger();
        await().atMost(PATIENCE)
                .until(
                        () -> talk.ask("would you take eels along, all " + asked.incrementAndGet() + " of them"),
                        "Welcome back, the sun is setting!"::equals);
    }

    @Test
    void answersTheSameFirstQuestionFromMemory() {
        assertThat(talk.ask(Talk.QUESTION)).isEqualTo(ANSWER);
        long asked = world.journal().begun();
        // The simulator calls both by the last four digits of their numbers.
        Talk other = talk.with("260979994567");
        assertThat(other.ask(Talk.QUESTION)).isEqualTo(ANSWER);
        assertThat(world.journal().begun()).isEqualTo(asked);
        assertThat(talk.written()).isEqualTo("First said");
    }

    @Test
    void letsTheRouterDecideWhatAMessageWants() {
        talk.change("intents", Map.of("phrases", Map.of(), "model", "always"));
        agent(
                "You sort the messages",
                Reaction.json(Json.object()
                        .put("intent", "person")
                        .put("confidence", 0.95)
                        .put("priority", "normal")
                        .put("sentiment", 0)
                        .put("language", "en")
                        .set("entities", Json.object().arrayNode())));
        assertThat(talk.ask(Talk.QUESTION)).contains("A person will read this conversation");
        assertThat(talk.turn().path("outcome").asString()).isEqualTo("handed over");
        // The team is told of it by one more call, whenever that comes.
        assertThat(talk.written()).isEqualTo("nobody was asked");
    }

    @Test
    void asksForAdviceOnlyWhereTheOrganisationWantsIt() {
        assertThat(talk.ask(Talk.QUESTION)).isEqualTo(ANSWER);
        assertThat(world.journal().begun()).isEqualTo(1);
        talk.change("agents/reasoner", Map.of("on", true));
        shown("Wants: a boat with room for eels.", "Do your eels need a seat?");
        agent("is about to answer a customer. Advise them", Reaction.say("Wants: a boat with room for eels."));
        assertThat(talk.ask("and the eels are hungry")).isEqualTo("Do your eels need a seat?");
        assertThat(world.journal().begun()).isEqualTo(3);
    }

    @Test
    void answersWithoutModelsOnceTheBudgetIsSpent() {
        talk.change("models/budget", Map.of("monthly", 0.000001));
        assertThat(talk.ask(Talk.QUESTION)).isEqualTo(ANSWER);
        assertThat(talk.ask("and the eels are hungry")).contains("other words");
        assertThat(talk.written()).isEqualTo("nobody was asked");
        assertThat(world.journal().begun()).isEqualTo(1);
    }
}
