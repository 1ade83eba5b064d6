package io.insaka.brain.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Once;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.contacts.Contact;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.telemetry.Spans;
import io.insaka.testing.ProductTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The edges of the graph hold whatever the steps do. */
@ProductTest
class FlowTest {
    @Autowired
    Spans spans;

    private static final Once NOW = (key, call) -> call.get();
    private static final UUID ID = new UUID(0, 1);

    private record Room(String name, Set<String> leadsTo, Function<TurnState, Step.Move> decide) implements Step {
        @Override
        public Move run(TurnState state, Once once) {
            return decide.apply(state);
        }
    }

    private static Step leading(String name, String to, String... declared) {
        return new Room(name, Set.of(declared), state -> new Step.Move.Go(to, state, "on to " + to));
    }

    private static Step ending(String name) {
        return new Room(name, Set.of(), state -> new Step.Move.End(state, "stored", "enough"));
    }

    private Flow flow(Step... steps) {
        return new Flow(List.of(steps), new SimpleMeterRegistry(), spans);
    }

    private static TurnInput input() {
        var conversation = new ConversationId(ID);
        return new TurnInput(
                ID,
                new TenantId(ID),
                conversation,
                null,
                new Contact(new ContactId(ID), "Mwila", List.of(), null, Instant.EPOCH),
                new Heard(new Content.Text("hi"), "hi"),
                Session.fresh(conversation, Instant.EPOCH),
                new Capabilities(true, Duration.ofHours(24), true, 200, 50, 3, 10, true, 10, Duration.ofSeconds(1)),
                Instant.EPOCH);
    }

    @Test
    void goesTheDeclaredEdgesAndWritesDownEachRoom() {
        TurnEnd end = flow(leading("guard", "route", "route"), ending("route")).run(input(), NOW);
        assertThat(end.outcome()).isEqualTo("stored");
        assertThat(end.trace().steps()).extracting(Trace.Passed::step).containsExactly("guard", "route");
    }

    @Test
    void refusesAnEdgeThatWasNotDeclared() {
        Flow flow = flow(leading("guard", "skill", "route"), ending("route"), ending("skill"));
        assertThatThrownBy(() -> flow.run(input(), NOW)).hasMessage("guard may not go to skill");
    }

    @Test
    void goesOnWhereATurnLeftItsBatch() {
        var guarded = new AtomicInteger();
        Step guard = new Room("guard", Set.of("skill"), state -> {
            guarded.incrementAndGet();
            return new Step.Move.Go("skill", state.composed(List.of(new Content.Text("hello"))), "on to skill");
        });
        Step skill = new Step() {
            @Override
            public String name() {
                return "skill";
            }

            @Override
            public Set<String> leadsTo() {
                return Set.of();
            }

            @Override
            public Move run(TurnState state, Once once) {
                return new Move.End(state, once.call("think", () -> "answered"), "thought about it");
            }
        };
        Flow flow = flow(guard, skill);
        Once notHere = (key, call) -> {
            throw new LeaveBatch();
        };
        LeaveBatch left = catchThrowableOfType(LeaveBatch.class, () -> flow.run(input(), notHere));
        assertThat(left.halt().step()).isEqualTo("skill");
        TurnEnd end = flow.goOn(left.halt(), NOW);
        assertThat(guarded).hasValue(1);
        assertThat(end.outcome()).isEqualTo("answered");
        assertThat(end.state().replies()).containsExactly(new Content.Text("hello"));
        assertThat(end.trace().steps()).extracting(Trace.Passed::step).containsExactly("guard", "skill");
    }

    @Test
    void endsATurnThatGoesInCircles() {
        Flow flow = flow(leading("guard", "route", "route"), leading("route", "guard", "guard"));
        assertThatThrownBy(() -> flow.run(input(), NOW)).hasMessageContaining("more than 50 steps");
    }

    @Test
    void isNotBuiltFromRoomsThatDoNotFit() {
        assertThatThrownBy(() -> flow(leading("guard", "away", "away")))
                .hasMessage("step guard leads to away, which is no step");
        assertThatThrownBy(() -> flow(ending("guard"), ending("guard"))).hasMessage("two steps are called guard");
        assertThatThrownBy(() -> flow(ending("route"))).hasMessage("there is no step guard");
    }
}
