package io.insaka.llm;

import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * The models of every organisation. Asking takes seconds and costs money: never inside a transaction, and in a turn only
 * through its journal. No method throws for what a provider does; that is told in the answer.
 */
public interface Models {
    /** What models can be asked for. */
    enum Ability {
        CHAT,
        EMBEDDING,
        TRANSCRIPTION
    }

    /**
     * Whether asking makes sense right now: a model is configured, not every circuit is open, the budget is not spent.
     * Quick, from memory.
     */
    boolean ready(TenantId tenant, Ability ability);

    /** What the provider that is asked first calls its model for this; empty: none is configured. Quick, from memory. */
    Optional<String> first(TenantId tenant, Ability ability);

    ModelReply chat(TenantId tenant, Ask ask);

    /**
     * One vector per text, all of the same model; {@link Embedded#NONE} when nobody answered. A fall-back may answer with
     * another model: compare {@link Embedded#model} before comparing vectors.
     */
    Embedded embed(TenantId tenant, List<String> texts);

    Transcript transcribe(TenantId tenant, Recording recording);
}
