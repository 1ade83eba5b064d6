package io.insaka.rehearsal;

import io.insaka.brain.rehearsing.Answer;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a change means for one question. The names are stored: add, never rename. */
enum Verdict {
    SAME,
    DIFFERENT,
    /** The bot did not know before. */
    NOW_ANSWERED,
    NO_LONGER_ANSWERED,
    /** A model that was asked did not answer: nobody can tell. */
    FAILED;

    /** A refusal is an answer: it would come again. */
    private static final Set<String> ANSWERS = Set.of("said", "refused");

    static Verdict of(Answer before, Answer after) {
        boolean knew = before.kind() == Answer.Kind.ANSWERED;
        boolean knows = after.kind() == Answer.Kind.ANSWERED;
        if (knew != knows) {
            return knows ? NOW_ANSWERED : NO_LONGER_ANSWERED;
        }
        return before.kind() == after.kind() && plain(before).equals(plain(after)) ? SAME : DIFFERENT;
    }

    private static String plain(Answer answer) {
        return answer.words().strip().replaceAll("\\s+", " ");
    }

    /** Why the two cannot be compared; null when they can. */
    static @Nullable String failure(Answer before, Answer after) {
        return Stream.of(after, before)
                .flatMap(answer -> answer.insight().calls().stream())
                .map(call -> call.outcome())
                .filter(outcome -> !ANSWERS.contains(outcome))
                .findFirst()
                .orElse(null);
    }
}
