package io.insaka.brain.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a channel without buttons the number of an option is a tap. */
class NumberedTest {
    private static final Content.Choices QUESTION = new Content.Choices(
            "Which?",
            null,
            List.of(
                    new Content.Option("a", "Airtime", null),
                    new Content.Option("b", "A bundle of 2 GB", "for a week"),
                    new Content.Option("c", "1", null)));

    private static Capabilities channel(int buttons) {
        return new Capabilities(true, null, false, 1_600, 0, buttons, 0, true, 1, Duration.ofSeconds(1));
    }

    private static String typed(Numbered numbered, String words) {
        return numbered.typed(new Content.Text(words)).map(Content.Chosen::id).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "2, b", "2., b", "(2), b", "' 2 ', b", "a bundle of 2 gb!, b", "2 a bundle of 2 GB, b", "AIRTIME, a", "3, c",
        // The words of one option are the number of another: the words are what was read last.
        "1, c", "4, none", "0, none", "02, none", "2 and 3, none", "bundle, none", "'', none", "?, none"
    })
    void takesWhatSomebodyTypesForTheOptionItNames(String words, String option) {
        Numbered numbered = Numbered.of(List.of(new Content.Text("Well."), QUESTION), channel(0));
        assertThat(typed(numbered, words)).isEqualTo(option);
        assertThat(typed(Numbered.read(numbered.text()), words)).isEqualTo(option);
    }

    @Test
    void hasNothingToSayWhereThereIsSomethingToTap() {
        assertThat(Numbered.of(List.of(QUESTION), channel(3))).isEqualTo(Numbered.NONE);
        assertThat(Numbered.of(List.of(new Content.Text("1. One")), channel(0))).isEqualTo(Numbered.NONE);
        assertThat(Numbered.NONE.text()).isNull();
        assertThat(Numbered.read(null)).isEqualTo(Numbered.NONE);
    }

    @Test
    void leavesAloneWhatIsNotTyped() {
        Numbered numbered = Numbered.of(List.of(QUESTION), channel(0));
        var picture = new Content.Media(MediaKind.IMAGE, null, null, null, null, "2", false);
        assertThat(numbered.typed(picture)).isEmpty();
    }
}
