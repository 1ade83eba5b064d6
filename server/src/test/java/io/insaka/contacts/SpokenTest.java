package io.insaka.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpokenTest {
    @Test
    void takesTheFirstLanguageHeard() {
        assertThat(Spoken.UNKNOWN.hear("").hear("sw")).isEqualTo(new Spoken("sw", "", 0));
    }

    @Test
    void staysThroughABorrowedSentence() {
        Spoken swahili = new Spoken("sw", "", 0);
        assertThat(swahili.hear("en").hear("en").hear("sw")).isEqualTo(swahili);
        assertThat(swahili.hear("en").hear("").hear("fr").language()).isEqualTo("sw");
    }

    @Test
    void followsSomebodyWhoChanges() {
        assertThat(new Spoken("sw", "", 0).hear("fr").hear("").hear("fr").hear("fr"))
                .isEqualTo(new Spoken("fr", "", 0));
    }
}
