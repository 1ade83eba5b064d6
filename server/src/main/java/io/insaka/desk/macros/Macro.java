package io.insaka.desk.macros;

import io.insaka.kernel.TeammateId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param owner null: everybody's */
record Macro(UUID id, @Nullable TeammateId owner, String name, List<Step> steps) {
    Macro {
        steps = List.copyOf(steps);
    }

    /**
     * One thing it does.
     *
     * @param text what is said or noted, or the title of a task
     * @param cannedReply whose words are said instead of {@code text}
     * @param labels that are put on, or taken off
     * @param to the priority, the team, or who gets it
     * @param minutes for how long it is put off, or until a task is due
     * @param values what attributes get, by key; null takes a value away. {@code to} says whose they are
     * @param followUp whether the conversation comes back when the task is due
     */
    record Step(
            Kind kind,
            @Nullable String text,
            @Nullable UUID cannedReply,
            List<UUID> labels,
            @Nullable String to,
            @Nullable Integer minutes,
            @Nullable Map<String, @Nullable Object> values,
            boolean followUp) {
        Step {
            labels = List.copyOf(labels);
            values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** The names are stored: add, never rename. */
    enum Kind {
        REPLY,
        NOTE,
        LABEL,
        UNLABEL,
        PRIORITY,
        ASSIGN,
        TEAM,
        SNOOZE,
        RESOLVE,
        TASK,
        ATTRIBUTES;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
