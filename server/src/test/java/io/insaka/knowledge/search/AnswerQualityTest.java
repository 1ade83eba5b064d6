package io.insaka.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Prints and bounds how often an answer is given, right, and wrong. */
class AnswerQualityTest {
    /** From which confidence on the product answers without asking back. */
    private static final double ACCEPTANCE = 0.7;

    @Test
    void answersQuestionsOfAnOrganisationItWasNotFittedTo() {
        AskedArticles.Score score = report(AskedArticles.clinic());
        assertThat((double) score.answered / score.answerable).isGreaterThan(0.7);
        assertThat((double) score.first / score.answerable).isGreaterThan(0.9);
        assertThat((double) score.amongThree / score.answerable).isGreaterThan(0.95);
        assertThat((double) score.wrong / score.answerable).isLessThan(0.02);
        assertThat((double) score.falseAnswers / score.unanswerable).isLessThan(0.05);
    }

    @Test
    void seldomAnswersWrongly() {
        assertThat(report(AskedArticles.tickets()).harm()).isLessThan(0.05);
        assertThat(report(AskedArticles.shop()).harm()).isLessThan(0.05);
    }

    @Test
    void isSureOfTheQuestionsThemselves() {
        for (AskedArticles articles : List.of(AskedArticles.tickets(), AskedArticles.clinic())) {
            for (AskedArticles.Question question : articles.questions().subList(0, 3)) {
                String own = articles.shelf()
                        .search(question.text(), 1)
                        .getFirst()
                        .entry()
                        .question();
                assertThat(articles.shelf().search(own, 1).getFirst().confidence())
                        .as(own)
                        .isGreaterThan(ACCEPTANCE);
            }
        }
    }

    private static AskedArticles.Score report(AskedArticles articles) {
        AskedArticles.Score score = articles.score(ACCEPTANCE);
        System.out.println("answers, " + articles.name() + ": " + score);
        return score;
    }
}
