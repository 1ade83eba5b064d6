package io.insaka.brain.turns;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idle a conversation that rested this long starts afresh; a skill that held it lets go
 * @param patience the longest a customer waits for everything slow in a turn together: the file, hearing it,
 *     understanding it, an answer; it begins anew for a turn that is resumed
 * @param keepResults how long what slow calls brought is kept after their turn has ended
 */
@ConfigurationProperties("insaka.turns")
record TurnSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("7d") Duration keepResults) {
    TurnSettings {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("insaka.turns: nobody answers in no time");
        }
        if (!keepResults.isPositive()) {
            throw new IllegalArgumentException("insaka.turns: results must be kept for a while");
        }
    }
}
