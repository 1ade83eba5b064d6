package io.insaka.reception;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Where are you?                         | Where are you
                    What are your opening hours?           | Your opening hours
                    How much is a ticket?                  | How much is a ticket
                    Can I give my ticket to someone else?  | Give my ticket to…
                    Is there a discount for groups?        | Discount for groups
                    I lost my ticket. What now?            | I lost my ticket
                    """)
    void keepsWhatTellsQuestionsApart(String question, String label) {
        assertThat(Label.of(question)).isEqualTo(label);
    }

    @Test
    void alwaysFitsARow() {
        assertThat(Label.of("Donaudampfschifffahrtselektrizitäten?")).hasSizeLessThanOrEqualTo(24);
        assertThat(Label.of("🎟️".repeat(30))).hasSizeLessThanOrEqualTo(24);
        assertThat(Label.of("How do I do this?")).isNotBlank();
        assertThat(Label.of("???")).isEmpty();
    }
}
