package io.insaka.rehearsal;

import io.insaka.agents.Rehearsing;
import io.insaka.agents.Role;
import io.insaka.brain.rehearsing.Answer;
import io.insaka.brain.rehearsing.DryTurns;
import io.insaka.brain.rehearsing.Question;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.Supposition;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rehearsal as it is given: what is asked, and what would be otherwise. */
record Performance(
        TenantId tenant,
        UUID id,
        List<Question> questions,
        @Nullable Role role,
        Rehearsing.Stage stage,
        Supposition supposition) {
    private static final Logger log = LoggerFactory.getLogger(Performance.class);

    /** Never a failure: whatever goes wrong is told in the item. */
    Script.Item item(DryTurns turns, int position) {
        Question question = questions.get(position);
        try {
            Answer before = stage.asPublished(() -> turns.answer(tenant, question));
            Answer after = supposition.during(() -> stage.asDrafted(() -> turns.answer(tenant, question)));
            return Script.item(position, question, before, after, role);
        } catch (RuntimeException failure) {
            log.warn("Question {} of rehearsal {} could not be answered", position, id, failure);
            return Script.failed(position, question);
        }
    }
}
