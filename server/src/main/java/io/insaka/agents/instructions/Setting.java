package io.insaka.agents.instructions;

import io.insaka.agents.roles.Agent;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation set for one role; null is the product's default.
 *
 * @param version of the instructions in use; 0 is the product's own
 * @param monthlyMicros what it may cost in a month, in millionths of a dollar; null: nothing of its own stops it
 */
record Setting(
        int version,
        String tone,
        @Nullable Double temperature,
        @Nullable Integer mostTokens,
        boolean on,
        @Nullable Long monthlyMicros) {
    /** What holds until somebody changes it. */
    static Setting usual(Agent agent) {
        return new Setting(0, "", null, null, agent.onAtFirst(), null);
    }

    Setting at(int other) {
        return new Setting(other, tone, temperature, mostTokens, on, monthlyMicros);
    }
}
