package io.insaka.brain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HouseRulesSettingsTest {
    @Test
    void hasTheseDefaults() {
        assertThat(Settings.defaults("insaka.rules", HouseRulesSettings.class))
                .isEqualTo(new HouseRulesSettings(Duration.ofSeconds(2)));
        assertThat(GuardRules.DEFAULT).isEqualTo(new GuardRules(20, 200, true, false, List.of(), List.of()));
        assertThat(IntentRules.DEFAULT)
                .isEqualTo(new IntentRules(Map.of(), Optional.empty(), IntentRules.AskModel.UNSURE));
    }
}
