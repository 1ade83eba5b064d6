package io.insaka.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insaka.kernel.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Prints and bounds how well documents are found, and how honestly what is not there is left unanswered. */
class PassageQualityTest {
    private static final int FIRST = 5;
    private static final double ACCEPTANCE = 0.5;
    private static final int STEPS = 20_000;
    private static final double RATE = 0.3;
    private static final double DECAY = 0.004;

    @Test
    void findsWhatAnswersByWordsAlone() {
        Score score = score("full text", Town.index(text -> null), text -> null);
        assertThat(score.amongFive()).isGreaterThan(0.96);
        assertThat(score.first()).isGreaterThan(0.8);
        assertThat(score.rightOfAnswered()).isGreaterThan(0.95);
        assertThat(score.unansweredLeft()).isGreaterThan(0.87);
    }

    /** The vectors know no meaning: what is shown is that the two orders together are not worse than the better one. */
    @Test
    void findsWhatAnswersWithVectorsToo() {
        Score score = score("hybrid", Town.index(PassageQualityTest::hashed), PassageQualityTest::hashed);
        assertThat(score.amongFive()).isGreaterThan(0.96);
        assertThat(score.first()).isGreaterThan(0.8);
    }

    /** Fitted to every other question, checked with the rest. */
    @Test
    void weightsAreTheOnesTheQuestionsGive() {
        LuceneIndex index = Town.index(text -> null);
        List<Town.Question> questions = Town.questions();
        var observations = new ArrayList<Observation>();
        for (int at = 0; at < questions.size(); at += 2) {
            Town.Question question = questions.get(at);
            var judged = index.judge(new Visible.Public(), question.text());
            judged.stream()
                    .limit(2)
                    .map(one -> new Observation(
                            PassageConfidence.features(one.evidence(), one.margin(judged)), answers(question, one)))
                    .forEach(observations::add);
        }
        double[] fitted = fit(observations);
        System.out.println("passages, weights of confidence: " + Arrays.toString(fitted));
        assertThat(PassageConfidence.WEIGHTS).containsExactly(fitted, within(0.05));
    }

    /** Of ten passages shown with a confidence of about p, about ten times p answer; of questions nothing was fitted to. */
    @Test
    void confidenceMeansWhatItSays() {
        LuceneIndex index = Town.index(text -> null);
        List<Town.Question> questions = Town.questions();
        double expected = 0;
        int right = 0;
        int asked = 0;
        for (int at = 1; at < questions.size(); at += 2) {
            for (PassageHit hit :
                    index.search(new Visible.Public(), questions.get(at).text(), null, 1)) {
                asked++;
                expected += hit.confidence();
                right += hit.source().equals(questions.get(at).wanted()) ? 1 : 0;
            }
        }
        System.out.printf("passages, confidence: %.1f right expected, %d were, of %d%n", expected, right, asked);
        assertThat(expected / asked).isCloseTo((double) right / asked, within(0.08));
    }

    private record Score(
            double first, double amongFive, double rightOfAnswered, double unansweredLeft, double leftRightly) {}

    private static Score score(String name, LuceneIndex index, Town.Embedding embedding) {
        int answerable = 0;
        int first = 0;
        int amongFive = 0;
        int answered = 0;
        int answeredRightly = 0;
        int unanswerable = 0;
        int left = 0;
        int leftRightly = 0;
        for (Town.Question question : Town.questions()) {
            List<PassageHit> hits =
                    index.search(new Visible.Public(), question.text(), embedding.of(question.text()), FIRST);
            boolean sure = !hits.isEmpty() && hits.getFirst().confidence() >= ACCEPTANCE;
            boolean right = !hits.isEmpty() && hits.getFirst().source().equals(question.wanted());
            if (question.wanted() == null) {
                unanswerable++;
            } else {
                answerable++;
                first += right ? 1 : 0;
                boolean among = hits.stream().anyMatch(hit -> hit.source().equals(question.wanted()));
                amongFive += among ? 1 : 0;
                if (!among) {
                    System.out.println("  not found (" + name + "): " + question.text());
                }
            }
            if (sure) {
                answered++;
                answeredRightly += right ? 1 : 0;
            } else {
                left++;
                leftRightly += question.wanted() == null ? 1 : 0;
            }
            if (sure && question.wanted() == null) {
                System.out.println("  answered wrongly (" + name + "): " + question.text());
            }
        }
        var score = new Score(
                (double) first / answerable,
                (double) amongFive / answerable,
                (double) answeredRightly / answered,
                (double) leftRightly / unanswerable,
                (double) leftRightly / left);
        System.out.printf(
                "passages, %s: recall@1 %.3f, recall@5 %.3f, right of %d answered %.3f, unanswerable left %.3f, don't-know precision %.3f%n",
                name,
                score.first(),
                score.amongFive(),
                answered,
                score.rightOfAnswered(),
                score.unansweredLeft(),
                score.leftRightly());
        return score;
    }

    private record Observation(double[] features, boolean right) {}

    private static boolean answers(Town.Question question, Ranking.Judged judged) {
        return question.wanted() != null
                && Objects.requireNonNull(question.wanted()).toString().equals(judged.source());
    }

    /** Logistic regression by plain gradient descent. */
    private static double[] fit(List<Observation> observations) {
        var weights = new double[PassageConfidence.WEIGHTS.length];
        for (int step = 0; step < STEPS; step++) {
            var gradient = new double[weights.length];
            for (Observation seen : observations) {
                double sum = 0;
                for (int at = 0; at < weights.length; at++) {
                    sum += weights[at] * seen.features()[at];
                }
                double error = 1 / (1 + Math.exp(-sum)) - (seen.right() ? 1 : 0);
                for (int at = 0; at < weights.length; at++) {
                    gradient[at] += error * seen.features()[at];
                }
            }
            for (int at = 0; at < weights.length; at++) {
                weights[at] -= RATE * (gradient[at] / observations.size() + (at == 0 ? 0 : DECAY * weights[at]));
            }
        }
        return weights;
    }

    private static @Nullable PassageVector hashed(String text) {
        var values = new float[256];
        for (String word : FoldedText.of(text).split(" ")) {
            String marked = "^" + word + "$";
            for (int at = 0; at + 3 <= marked.length(); at++) {
                values[Math.floorMod(marked.substring(at, at + 3).hashCode() * 0x9E3779B1, 256)] += 1;
            }
        }
        return new PassageVector("hashed", values);
    }
}
