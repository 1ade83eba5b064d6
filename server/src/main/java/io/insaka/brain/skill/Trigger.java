package io.insaka.brain.skill;

import java.util.Locale;

/** Why a conversation is handed to a person. The names are stored: add, never rename. */
public enum Trigger {
    /** The customer asked for one. */
    REQUESTED,
    /** What they wrote was not understood several times in a row. */
    NOT_UNDERSTOOD,
    /** It sounds urgent. */
    URGENT,
    /** They are upset. */
    UPSET,
    /** Secrets were sent or asked for, or it looks like a fraud. */
    SUSPICIOUS,
    /** The models were asked and gave no answer several times in a row. */
    MODELS,
    /** A skill decided it. */
    SKILL;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
