package io.insaka.rehearsal;

import static io.insaka.brain.rehearsing.Answer.Kind.ANSWERED;
import static io.insaka.brain.rehearsing.Answer.Kind.HANDED_OVER;
import static io.insaka.brain.rehearsing.Answer.Kind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.brain.rehearsing.Answer;
import io.insaka.brain.skill.Insight;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static Answer answer(Answer.Kind kind, String words) {
        return new Answer(kind, words, Insight.NONE);
    }

    private static Answer by(String outcome) {
        return new Answer(
                ANSWERED,
                "We open at eight.",
                new Insight(List.of(new Insight.Call("conversation", 1, "P", "m", outcome, 1, 1, 1, 1)), List.of()));
    }

    @Test
    void tellsWhatAChangeMeans() {
        Answer eight = answer(ANSWERED, "We open at eight.");
        assertThat(Verdict.of(eight, answer(ANSWERED, " We open\nat eight. "))).isEqualTo(Verdict.SAME);
        assertThat(Verdict.of(eight, answer(ANSWERED, "We open at nine."))).isEqualTo(Verdict.DIFFERENT);
        assertThat(Verdict.of(eight, answer(UNKNOWN, "We open at eight."))).isEqualTo(Verdict.NO_LONGER_ANSWERED);
        assertThat(Verdict.of(answer(HANDED_OVER, ""), eight)).isEqualTo(Verdict.NOW_ANSWERED);
        assertThat(Verdict.of(answer(UNKNOWN, "Who knows."), answer(HANDED_OVER, "Who knows.")))
                .isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void comparesNothingWithAModelThatDidNotAnswer() {
        assertThat(Verdict.failure(by("said"), by("refused"))).isNull();
        assertThat(Verdict.failure(by("said"), by("all-failed"))).isEqualTo("all-failed");
        assertThat(Verdict.failure(by("budget-spent"), by("said"))).isEqualTo("budget-spent");
    }
}
