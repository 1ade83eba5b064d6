package io.insaka.brain.turns;

import io.insaka.brain.skill.Insight;
import io.insaka.brain.skill.Once;
import io.insaka.telemetry.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The state graph: guard → hear → understand → watch → route → skill → hand-over → compose. Every edge
 * a step takes must be one it declared.
 *
 * <p>Steps are pure: a turn that was cut off by the end of the process runs through them again and finds what it had paid
 * for in its journal. One that leaves a batch goes on where it {@link Halt halted}.
 * {@link #VERSION} is kept with each turn, so that the replay view can say by which graph it was decided.
 */
@Component
class Flow {
    static final int VERSION = 3;
    static final String START = "guard";
    private static final int MOST_STEPS = 50;

    private final Map<String, Step> steps = new LinkedHashMap<>();

    private final Map<String, Timer> times = new HashMap<>();
    private final Map<String, String> spanNames = new HashMap<>();
    private final Spans spans;

    Flow(List<Step> all, MeterRegistry registry, Spans spans) {
        this.spans = spans;
        all.forEach(step -> {
            if (steps.put(step.name(), step) != null) {
                throw new IllegalStateException("two steps are called " + step.name());
            }
            spanNames.put(step.name(), "turn." + step.name());
            times.put(
                    step.name(),
                    Timer.builder("turn.step")
                            .description("Time a step of a turn took.")
                            .tag("step", step.name())
                            .register(registry));
        });
        for (Step step : all) {
            for (String next : step.leadsTo()) {
                if (!steps.containsKey(next)) {
                    throw new IllegalStateException("step " + step.name() + " leads to " + next + ", which is no step");
                }
            }
        }
        if (!steps.containsKey(START)) {
            throw new IllegalStateException("there is no step " + START);
        }
    }

    /** @throws LeaveBatch with the place where it halted, when {@code once} lets nothing slow happen here */
    TurnEnd run(TurnInput input, Once once) {
        return run(begin(input), once, true);
    }

    /** From where it halted. */
    TurnEnd goOn(Halt halt, Once once) {
        return run(halt, once, true);
    }

    /** As {@link #run}, for a turn that nothing comes of: it does not count among those that customers waited for. */
    TurnEnd rehearse(TurnInput input, Once once) {
        return run(begin(input), once, false);
    }

    private static Halt begin(TurnInput input) {
        return new Halt(START, TurnState.of(input), List.of());
    }

    private TurnEnd run(Halt from, Once once, boolean counted) {
        List<Trace.Passed> passed = new ArrayList<>(from.passed());
        TurnState state = from.state();
        Step step = step(from.step());
        while (passed.size() < MOST_STEPS) {
            long begun = System.nanoTime();
            Step.Move move;
            try {
                move = run(step, state, once);
            } catch (LeaveBatch slow) {
                throw new LeaveBatch(new Halt(step.name(), state, passed));
            }
            long took = System.nanoTime() - begun;
            if (counted) {
                Objects.requireNonNull(times.get(step.name())).record(took, TimeUnit.NANOSECONDS);
            }
            Insight insight = move.insight().equals(Insight.NONE) ? null : move.insight();
            List<Trace.Seen> saw = new ArrayList<>(passed.isEmpty() ? Sights.atFirst(state.input()) : List.of());
            saw.addAll(Sights.between(state, move.state()));
            passed.add(
                    new Trace.Passed(step.name(), move.decided(), took / 1_000, insight, saw.isEmpty() ? null : saw));
            switch (move) {
                case Step.Move.End end -> {
                    return new TurnEnd(end.state(), end.outcome(), new Trace(passed, null));
                }
                case Step.Move.Go go -> {
                    if (!step.leadsTo().contains(go.to())) {
                        throw new IllegalStateException(step.name() + " may not go to " + go.to());
                    }
                    state = go.state();
                    step = step(go.to());
                }
            }
        }
        throw new IllegalStateException("a turn went through more than " + MOST_STEPS + " steps");
    }

    private Step.Move run(Step step, TurnState state, Once once) {
        try (var span = spans.part(Objects.requireNonNull(spanNames.get(step.name())));
                var _ = span.open()) {
            return step.run(state, once);
        }
    }

    private Step step(String name) {
        Step step = steps.get(name);
        if (step == null) {
            throw new IllegalStateException("there is no step " + name);
        }
        return step;
    }
}
