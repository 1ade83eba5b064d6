package io.insaka.agents.instructions;

import org.jspecify.annotations.Nullable;

/** What somebody wants otherwise; null stays. The numbers that mean nothing are the way back to the usual. */
record Change(
        @Nullable String prompt,
        @Nullable Double temperature,
        @Nullable Integer mostTokens,
        @Nullable Boolean on,
        @Nullable String tone,
        @Nullable Double monthlyBudget) {
    private static final double MICROS = 1_000_000;

    Setting applied(Setting before) {
        Double warm = temperature;
        Integer tokens = mostTokens;
        Double dollars = monthlyBudget;
        return new Setting(
                before.version(),
                tone == null ? before.tone() : tone.strip(),
                warm == null ? before.temperature() : warm < 0 ? null : warm,
                tokens == null ? before.mostTokens() : tokens == 0 ? null : tokens,
                on == null ? before.on() : on,
                dollars == null
                        ? before.monthlyMicros()
                        : dollars == 0 ? null : Long.valueOf(Math.round(dollars * MICROS)));
    }
}
