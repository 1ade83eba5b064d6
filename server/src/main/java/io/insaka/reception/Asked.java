package io.insaka.reception;

import io.insaka.brain.skill.Effect;
import io.insaka.brain.skill.Visit;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was asked and nobody could answer, for the team to write an article about. */
@Component
class Asked {
    List<Effect> inVain(Visit visit) {
        return List.of();
    }
}
