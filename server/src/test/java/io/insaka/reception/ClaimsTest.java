package io.insaka.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.knowledge.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
    private static final Passage OPENING = new Passage(
            "a", Passage.Kind.DOCUMENT, "Opening hours", "The desk opens at 08:30 and closes at 17:00.", 1, 0.9);
    private static final Passage PRICE =
            new Passage("b", Passage.Kind.DOCUMENT, "Prices", "A day ticket costs K150.", 1, 0.9);

    @ParameterizedTest
    @ValueSource(
            strings = {"You are welcome! Anything else?", "Karibu sana!", "Which day do you mean?", "Order 4711, right?"
            })
    void kindWordsAndQuestionsClaimNothing(String answer) {
        assertThat(Claims.made(answer, "It is about order 4711")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A ticket costs K200.",
                "Write to fraud@evil.example!",
                "See https://evil.example/pay",
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                        + " seventeen eighteen nineteen twenty and so on and so on and so on and so on and so on"
            })
    void numbersAddressesAndLongSpeechesAreClaims(String answer) {
        assertThat(Claims.made(answer, "It is about order 4711")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I’m not sure about that.",
                "Samahani, sina uhakika.",
                "Je ne sais pas, désolé.",
                "Não tenho certeza."
            })
    void doubtIsHeardInOurLanguages(String answer) {
        assertThat(Claims.doubted(answer)).isTrue();
        assertThat(Claims.doubted("You can be sure of it")).isFalse();
    }

    @Test
    void aSourceThatSaysTheSameVouchesForAnAnswerThatForgotToNameIt() {
        List<Passage> given = List.of(OPENING, PRICE);
        assertThat(Claims.voucher("A day ticket costs K150.", given)).contains(PRICE);
        assertThat(Claims.voucher("Nous ouvrons à 08:30 et fermons à 17:00.", given))
                .contains(OPENING);
        assertThat(Claims.voucher("A day ticket costs K250.", given)).isEmpty();
        assertThat(Claims.voucher("Children get in for K150 every second Tuesday of March.", given))
                .isEmpty();
    }
}
