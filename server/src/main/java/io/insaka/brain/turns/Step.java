package io.insaka.brain.turns;

import io.insaka.brain.skill.Insight;
import io.insaka.brain.skill.Once;
import java.util.Set;

/** One room of the state graph. Pure but for what it does through {@link Once}. */
interface Step {
    String name();

    /** The steps it may go on to; checked when the flow is built. */
    Set<String> leadsTo();

    Move run(TurnState state, Once once);

    /** Where the turn goes from a step. {@code decided} is for the replay view: few words, no personal data. */
    sealed interface Move {
        String decided();

        TurnState state();

        /** The models asked and what was read, for the replay view. */
        Insight insight();

        record Go(String to, TurnState state, String decided, Insight insight) implements Move {
            Go(String to, TurnState state, String decided) {
                this(to, state, decided, Insight.NONE);
            }
        }

        /** The turn ends here; what the state holds by now is what happens. */
        record End(TurnState state, String outcome, String decided) implements Move {
            @Override
            public Insight insight() {
                return Insight.NONE;
            }
        }
    }
}
