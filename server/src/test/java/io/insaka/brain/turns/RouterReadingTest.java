package io.insaka.brain.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.agents.AgentReply;
import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.brain.intent.Understanding.Guess;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Understood.Entity;
import io.insaka.brain.skill.Understood.Priority;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.contacts.Contact;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.ModelReply;
import io.insaka.llm.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a model answers, a turn goes on with something that holds. */
class RouterReadingTest {
    private static final UUID ID = new UUID(0, 1);
    private static final TenantId TENANT = new TenantId(ID);
    private static final Usage USAGE = new Usage("ours", "tiny", 10, 5, 42, 1, 7);

    private final List<Briefing> asked = new ArrayList<>();
    private final Map<String, String> journal = new HashMap<>();
    private final Once once = (key, call) -> journal.computeIfAbsent(key, any -> call.get());

    private record TaughtSkill(String name) implements Skill {
        @Override
        public String description() {
            return "Brings you to a person";
        }

        @Override
        public List<String> examples() {
            return List.of("let me talk to somebody", "a human please");
        }

        @Override
        public Decision handle(Visit visit) {
            return Decision.say("hello", "test");
        }
    }

    private final class TestingAgents implements Agents {
        private final ModelReply reply;

        TestingAgents(ModelReply reply) {
            this.reply = reply;
        }

        @Override
        public boolean ready(TenantId tenant, Role role) {
            return true;
        }

        @Override
        public boolean rests(TenantId tenant, Role role) {
            return false;
        }

        @Override
        public AgentReply ask(TenantId tenant, Role role, Briefing briefing) {
            asked.add(briefing);
            return new AgentReply(role, 3, reply);
        }
    }

    private RouterReading.Answer read(ModelReply reply) {
        var router = new RouterReading(
                new TestingAgents(reply),
                new Skills(List.of(new TaughtSkill("person"))),
                JsonMapper.builder().build());
        assertThat(router.ready(TENANT)).isTrue();
        return router.read(TurnState.of(input()), once, Optional.empty());
    }

    private static TurnInput input() {
        var conversation = new ConversationId(ID);
        String words = "bring the boss to stand B12";
        return new TurnInput(
                ID,
                TENANT,
                conversation,
                null,
                new Contact(new ContactId(ID), "Mwila", List.of(), null, Instant.EPOCH),
                new Heard(new Content.Text(words), words),
                Session.fresh(conversation, Instant.EPOCH),
                new Capabilities(true, Duration.ofHours(24), true, 200, 50, 3, 10, true, 10, Duration.ofSeconds(1)),
                Instant.EPOCH);
    }

    private static ModelReply said(String text) {
        return new ModelReply.Said(text, List.of(), USAGE);
    }

    @Test
    void takesAFormThatHolds() {
        RouterReading.Answer answer = read(said("""
                {"intent": "person", "confidence": 0.9, "priority": "high", "sentiment": -0.4, "language": "en",
                 "entities": [{"kind": "place", "value": "Stand B12"}, {"kind": "place", "value": "made up"}]}"""));
        RouterReading.Reading reading = answer.reading().orElseThrow();
        assertThat(reading.understanding().sure()).contains(new Guess("person", 0.9));
        assertThat(reading.understood().priority()).isEqualTo(Priority.HIGH);
        assertThat(reading.understood().sentiment()).isEqualTo(-0.4);
        assertThat(reading.understood().by()).isEqualTo("tiny");
        assertThat(reading.understood().entities()).containsExactly(new Entity("place", "Stand B12"));
        assertThat(reading.heard()).isEqualTo("en");
        assertThat(answer.insight().calls()).singleElement().satisfies(call -> {
            assertThat(call.outcome()).isEqualTo("said");
            assertThat(call.prompt()).isEqualTo(3);
            assertThat(call.microCost()).isEqualTo(42);
        });
        assertThat(asked.getFirst().facts().get("intents")).isEqualTo("- person: Brings you to a person");
    }

    @Test
    void asksOnceATurn() {
        read(said("{}"));
        read(said("{}"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void saysThatItIsNoneOfThem() {
        assertThat(read(said("""
                {"intent": "none", "confidence": 0.9, "priority": "low", "sentiment": 1, "language": "sw", "entities": []}""")).reading().orElseThrow().understanding().sure())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not json",
                "{\"intent\": \"boss\", \"confidence\": 1, \"priority\": \"low\", \"sentiment\": 0, \"language\": \"en\"}",
                "{\"intent\": \"person\", \"confidence\": 7, \"priority\": \"low\", \"sentiment\": 0, \"language\": \"en\"}",
                "{\"intent\": \"person\", \"confidence\": 1, \"priority\": \"now\", \"sentiment\": 0, \"language\": \"en\"}",
                "{\"intent\": \"person\", \"confidence\": 1, \"priority\": \"low\", \"sentiment\": -9, \"language\": \"en\"}",
                "{\"intent\": [], \"confidence\": {}, \"priority\": 3}"
            })
    void goesOnWithoutWhatDoesNotHold(String text) {
        assertThat(read(said(text)).reading()).isEmpty();
    }

    @Test
    void goesOnWithoutAnAnswer() {
        RouterReading.Answer answer = read(new ModelReply.None(ModelReply.Why.TOO_LATE, USAGE));
        assertThat(answer.reading()).isEmpty();
        assertThat(answer.insight().calls().getFirst().outcome()).isEqualTo("too-late");
        journal.clear();
        assertThat(read(new ModelReply.Refused("no", USAGE)).reading()).isEmpty();
    }
}
