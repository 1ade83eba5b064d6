package io.insaka.brain.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * @param phrases what customers of this organisation say when they want a skill, by its name; beside the product's own
 * @param sureFrom the probability from which a guess is acted on; empty: as found out by cross-validation
 * @param model when a model is asked what a message wants
 */
public record IntentRules(Map<String, List<String>> phrases, Optional<Double> sureFrom, AskModel model) {
    public static final IntentRules DEFAULT = new IntentRules(Map.of(), Optional.empty(), AskModel.UNSURE);

    public IntentRules {
        phrases = Map.copyOf(phrases);
    }

    /** When a model is asked. */
    public enum AskModel {
        NEVER,
        /** When neither a guess nor a skill's bid is good enough, and nobody is there who talks about anything. */
        UNSURE,
        ALWAYS;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static AskModel of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
