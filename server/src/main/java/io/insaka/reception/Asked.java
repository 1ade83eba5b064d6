package io.insaka.reception;

import io.insaka.brain.skill.Effect;
import io.insaka.brain.skill.NotAnswered;
import io.insaka.brain.skill.Visit;
import io.insaka.knowledge.Unanswered;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was asked and nobody could answer, for the team to write an article about. */
@Component
class Asked {
    private final Unanswered unanswered;

    Asked(Unanswered unanswered) {
        this.unanswered = unanswered;
    }

    /** Counted with the turn's commit: a turn that is resumed does not count twice. */
    List<Effect> inVain(Visit visit) {
        String words = visit.heard().words();
        return words.isBlank()
                ? List.of()
                : List.of(new NotAnswered(() -> unanswered.record(
                        visit.tenant(),
                        visit.conversation(),
                        words,
                        visit.understood().language())));
    }
}
