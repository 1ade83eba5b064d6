package io.insaka.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Scope;
import io.insaka.sandbox.llm.play.World;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a provider does wrong, the customer hears something: from the next provider, from what is known without a
 * model, or that a person will answer. From the webhook to the phone, with the real agents, over the providers' wire formats.
 */
@ProductTest
class ModelTroubleTest {
    private static final String SECOND = "It is our pleasure. See you on board!";
    /** At once; what takes long waits and does not work. */
    private static final int SIDE_BY_SIDE = 12;

    @Autowired
    Organisations organisations;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ModelSimulators simulators;

    @Test
    void everyFailureLeavesTheAnswerToTheNextProvider() throws Exception {
        sideBySide(ofAnswers(), fault -> {
            Talk talk = troubled(fault);
            World second = talk.anthropic("Second");
            second.script().when("", Reaction.say(SECOND));
            String heard = talk.ask(Talk.QUESTION);
            switch (fault) {
                case SLOW -> assertThat(talk.written()).isEqualTo("First said");
                case REFUSAL, BLOCKED -> {
                    // What one model declines no other is tempted with.
                    assertThat(talk.written()).isEqualTo("First refused");
                    assertThat(second.journal().calls()).isEmpty();
                    assertThat(heard).contains("other words");
                }
                default -> {
                    assertThat(talk.written()).isEqualTo("Second said");
                    assertThat(heard).isEqualTo(SECOND);
                    assertThat(talk.organisation()
                                    .api()
                                    .get("/api/v1/models")
                                    .expect(200)
                                    .json()
                                    .at("/items/0/lastError/code")
                                    .asString(""))
                            .isNotEmpty();
                }
            }
            assertThat(talk.turn().path("outcome").asString()).isEqualTo("answered");
            talk.expectBalanced();
        });
    }

    @Test
    void withoutAnotherProviderTheCustomerIsAnsweredWithoutAModelAndThenPromisedAPerson() throws Exception {
        sideBySide(ofAnswers().filter(fault -> fault != Fault.SLOW), fault -> {
            Talk talk = troubled(fault);
            assertThat(talk.ask(Talk.QUESTION)).contains("other words");
            JsonNode first = talk.turn();
            assertThat(first.path("outcome").asString()).isEqualTo("answered");
            assertThat(talk.written()).isNotIn("nobody was asked", "First said");
            assertThat(talk.ask("and the eels are hungry")).contains("a person will read this conversation");
            assertThat(talk.turn().path("outcome").asString()).isEqualTo("handed over");
            assertThat(talk.conversation().at("/holder/kind").asString()).isEqualTo("queue");
            talk.expectBalanced();
        });
    }

    /** An organisation whose one model does nothing but this. */
    private static Stream<Fault> ofAnswers() {
        return Arrays.stream(Fault.values()).filter(fault -> !fault.isOfVectors());
    }

    private Talk troubled(Fault fault) {
        Talk talk = Talk.begin(organisations, events, simulators);
        World first = talk.openAi("First");
        first.slowness(Duration.ofMillis(300));
        // Longer than anybody waits for it, and over before the server is to stop.
        first.hang(Duration.ofSeconds(6));
        first.script().when("", Reaction.say(SECOND));
        first.faults().share(Scope.CHAT, fault, 1);
        return talk;
    }

    /** Each in an organisation of its own; those that take longest begin first. */
    private static void sideBySide(Stream<Fault> faults, Consumer<Fault> check) throws Exception {
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            List<Callable<String>> checks = new ArrayList<>();
            faults.sorted((one, other) -> Boolean.compare(other == Fault.HANG, one == Fault.HANG))
                    .forEach(fault -> checks.add(() -> {
                        try {
                            check.accept(fault);
                            return "";
                        } catch (AssertionError | RuntimeException wrong) {
                            return fault + ": " + wrong.getMessage();
                        }
                    }));
            List<String> wrong = new ArrayList<>();
            for (Future<String> done : threads.invokeAll(checks)) {
                wrong.add(done.get());
            }
            assertThat(wrong).allSatisfy(each -> assertThat(each).isEmpty());
        }
    }
}
