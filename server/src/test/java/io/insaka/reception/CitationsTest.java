package io.insaka.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.knowledge.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationsTest {
    private static final Passage FIRST = new Passage("a", Passage.Kind.ARTICLE, "One", "1", 1, 0.9);
    private static final Passage SECOND = new Passage("b", Passage.Kind.DOCUMENT, "Two", "2", 1, 0.8);

    @Test
    void takesTheMarksOutAndTellsWhatTheyStoodFor() {
        Citations cited = Citations.of("It opens at eight [2]. A ticket is K150 [1, 2].", List.of(FIRST, SECOND));
        assertThat(cited.text()).isEqualTo("It opens at eight. A ticket is K150.");
        assertThat(cited.sources()).containsExactly(FIRST, SECOND);
    }

    @Test
    void whatNobodyGaveCannotBeCited() {
        Citations cited = Citations.of("Trust me [7] 【0】[99].", List.of(FIRST, SECOND));
        assertThat(cited.text()).isEqualTo("Trust me.");
        assertThat(cited.sources()).isEmpty();
    }

    @Test
    void leavesOtherBracketsAlone() {
        assertThat(Citations.of("See [our page](https://x.example) [sic].", List.of(FIRST))
                        .text())
                .isEqualTo("See [our page](https://x.example) [sic].");
    }
}
