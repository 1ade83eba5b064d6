package io.insaka.sandbox.llm.openai;

import io.insaka.sandbox.llm.play.Ask.Purpose;

/**
 * A model that a simulated provider has.
 *
 * @param context tokens it can read; characters count as a quarter of one
 * @param dimensions of an embedding, the most there can be
 * @param shortens whether fewer dimensions may be asked for
 */
record KnownModel(String name, Purpose purpose, int context, int dimensions, boolean shortens, Abilities abilities) {
    /** What it can do besides talking; {@code takesTurns}: it knows only two people, who take turns. */
    record Abilities(boolean reasons, boolean sees, boolean calls, Structure structure, boolean takesTurns) {
        static final Abilities NONE = new Abilities(false, false, false, Structure.IGNORED, false);
    }

    /** What it makes of a JSON schema for its answer. */
    enum Structure {
        KEPT,
        IGNORED,
        REFUSED
    }

    static KnownModel chat(String name, int context) {
        return new KnownModel(
                name, Purpose.CHAT, context, 0, false, new Abilities(false, true, true, Structure.KEPT, false));
    }

    static KnownModel reasoning(String name, int context) {
        return new KnownModel(
                name, Purpose.CHAT, context, 0, false, new Abilities(true, true, true, Structure.KEPT, false));
    }

    /** One that can do little more than talk. */
    static KnownModel plain(String name, int context, Abilities abilities) {
        return new KnownModel(name, Purpose.CHAT, context, 0, false, abilities);
    }

    static KnownModel embedding(String name, int dimensions, boolean shortens) {
        return new KnownModel(name, Purpose.EMBEDDING, 8_192, dimensions, shortens, Abilities.NONE);
    }

    static KnownModel transcription(String name) {
        return new KnownModel(name, Purpose.TRANSCRIPTION, Integer.MAX_VALUE, 0, false, Abilities.NONE);
    }
}
