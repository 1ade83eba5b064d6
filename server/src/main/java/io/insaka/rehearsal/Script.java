package io.insaka.rehearsal;

import io.insaka.agents.Role;
import io.insaka.brain.rehearsing.Answer;
import io.insaka.brain.rehearsing.Question;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a rehearsal, sealed as one.
 *
 * @param reason why it stopped before its end; null when it did not
 * @param items in the order of the questions, as far as they are answered
 */
record Script(Plan plan, @Nullable String reason, List<Item> items) {
    Script {
        items = List.copyOf(items);
    }

    /**
     * @param role whose instructions would be others; null when nobody's
     * @param articles how many articles would be others
     * @param last how many questions were wanted
     * @param total how many there were
     * @param local whether no model could be asked, and what is said without one is compared
     */
    record Plan(@Nullable Role role, int articles, int last, int total, boolean local) {}

    /** @param reason why it could not be compared; null when it could */
    record Item(
            int position,
            String question,
            Instant askedAt,
            Side before,
            Side after,
            Verdict verdict,
            @Nullable String reason,
            boolean asked,
            long microCost) {}

    record Side(Answer.Kind kind, String words, List<Source> sources) {
        static final Side NOTHING = new Side(Answer.Kind.SILENT, "", List.of());

        static Side of(Answer answer) {
            return new Side(
                    answer.kind(),
                    answer.words(),
                    answer.insight().sources().stream()
                            .map(source -> new Source(source.kind(), source.title()))
                            .distinct()
                            .toList());
        }
    }

    /** @param kind {@code article} or {@code document} */
    record Source(String kind, String title) {}

    Script with(Item item) {
        List<Item> all = Stream.concat(items.stream(), Stream.of(item))
                .sorted(Comparator.comparingInt(Item::position))
                .toList();
        return new Script(plan, reason, all);
    }

    /** Without what was asked before. */
    Script since(Instant border) {
        return new Script(
                plan,
                reason,
                items.stream().filter(item -> !item.askedAt().isBefore(border)).toList());
    }

    Script stopped(String why) {
        return new Script(plan, why, items);
    }

    long microCost() {
        return items.stream().mapToLong(Item::microCost).sum();
    }

    long count(Verdict verdict) {
        return items.stream().filter(item -> item.verdict() == verdict).count();
    }

    /** @param role whose instructions are rehearsed */
    static Item item(int position, Question question, Answer before, Answer after, @Nullable Role role) {
        String failure = Verdict.failure(before, after);
        return new Item(
                position,
                question.words(),
                question.askedAt(),
                Side.of(before),
                Side.of(after),
                failure == null ? Verdict.of(before, after) : Verdict.FAILED,
                failure,
                role == null
                        || after.insight().calls().stream()
                                .anyMatch(call -> call.agent().equalsIgnoreCase(role.name())),
                cost(before) + cost(after));
    }

    private static long cost(Answer answer) {
        return answer.insight().calls().stream()
                .mapToLong(call -> call.microCost())
                .sum();
    }

    /** One of which nothing is known. */
    static Item failed(int position, Question question) {
        return new Item(
                position,
                question.words(),
                question.askedAt(),
                Side.NOTHING,
                Side.NOTHING,
                Verdict.FAILED,
                "failed",
                true,
                0);
    }
}
