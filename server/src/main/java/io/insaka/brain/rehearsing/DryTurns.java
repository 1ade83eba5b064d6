package io.insaka.brain.rehearsing;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.util.List;

/** Turns that nothing comes of: no message, no session, no hand-over, no trace; what models cost is paid all the same. */
public interface DryTurns {
    /**
     * What customers wrote lately in their own words, each question once, the latest first: no commands, no taps, and
     * nothing that was an answer to a skill in the middle of something. Outside a transaction.
     *
     * @param reader only what this teammate may see
     */
    List<Question> lately(TenantId tenant, TeammateId reader, int most);

    /** Takes as long as a turn may; outside a transaction. */
    Answer answer(TenantId tenant, Question question);
}
