package io.insaka.desk.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Content;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {
    private static final List<String> SCALE = Wording.OWN.getFirst().scale();

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "' 5 ', 5",
        "4!, 4",
        "'3.', 3",
        "5/5, 5",
        "2 / 5, 2",
        "⭐⭐⭐, 3",
        "5️⃣, 5",
        "٤, 4",
        "Very well, 5",
        "very badly, 1",
        "'4. Well', 4"
    })
    void readsAScore(String said, int score) {
        assertThat(Typed.score(said, SCALE)).hasValue(score);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "6",
                "10",
                "55",
                "1 parcel is missing",
                "my parcel still is not here",
                "5 please call me",
                "-",
                "👍",
                "4 Very well",
                "1 2"
            })
    void leavesEverythingElse(String said) {
        assertThat(Typed.score(said, SCALE)).isEmpty();
    }

    @Test
    void recognisesItsOwnButtonsAndNoOthers() {
        UUID survey = UUID.randomUUID();
        Content.Choices question = Wording.OWN.getFirst().ask(survey);
        assertThat(question.options()).hasSize(5);
        for (int score = 1; score <= 5; score++) {
            String id = question.options().get(score - 1).id();
            assertThat(id.length()).as("the shortest any provider takes").isLessThanOrEqualTo(64);
            assertThat(Tapped.read(tap(id))).contains(new Tapped(survey, score));
        }
        for (String foreign :
                List.of("menu:1", "satisfaction:", "satisfaction:" + survey, "satisfaction:" + survey + ":6")) {
            assertThat(Tapped.read(tap(foreign))).isEmpty();
        }
    }

    private static Content tap(String id) {
        return new Content.Chosen("list", id, "Well", null);
    }

    @Test
    void hasWordsThatFitEveryChannel() {
        for (Wording wording : Wording.OWN) {
            assertThat(wording.scale()).hasSize(5).doesNotHaveDuplicates().allMatch(word -> word.length() <= 20);
            assertThat(wording.button()).hasSizeLessThanOrEqualTo(20);
        }
    }
}
