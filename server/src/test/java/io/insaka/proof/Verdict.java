package io.insaka.proof;

import io.insaka.sandbox.whatsapp.AcceptedMessage;
import io.insaka.sandbox.whatsapp.DeliveredWebhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the simulator saw, held against what its customers asked.
 *
 * @param lost questions nobody answered although no teammate had taken the conversation
 * @param doubled answers that came more than once
 * @param disordered answers that came behind the answer to a question which was sent only after theirs was acknowledged;
 *     while a delivery is not acknowledged (its node was killed, say) nobody can tell which of two came first
 * @param crossed answers that came behind the answer to a question which was acknowledged later, while both were on their
 *     way: no fault, but a number to keep an eye on
 * @param strange messages that answer nothing
 * @param talkedOver what the bot said after a teammate's take-over was confirmed
 */
record Verdict(
        int questions,
        int answered,
        List<String> lost,
        List<String> doubled,
        List<String> disordered,
        List<String> crossed,
        List<String> strange,
        List<String> talkedOver) {

    static Verdict of(World world, Load load, Map<World.Person, Integer> answersAtTakeOver) {
        Map<World.Person, List<String>> asked = asked(world, load);
        Map<String, Span> spans = spans(world, load);
        Map<String, List<AcceptedMessage>> told = told(world);
        var verdict = new Verdict(
                load.questions().size(),
                told.values().stream().mapToInt(List::size).sum(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (World.Person person : load.people()) {
            List<String> answers = told.getOrDefault(person.customer().key(), List.of()).stream()
                    .map(AcceptedMessage::text)
                    .toList();
            Integer then = answersAtTakeOver.get(person);
            verdict.compare(asked.getOrDefault(person, List.of()), spans, answers, then != null);
            if (then != null) {
                verdict.talkedOver.addAll(answers.subList(then, answers.size()));
            }
        }
        return verdict;
    }

    /** What each customer asked, in the order in which the product acknowledged it, then what it never did. */
    private static Map<World.Person, List<String>> asked(World world, Load load) {
        Set<Load.Question> inOrder = new LinkedHashSet<>();
        for (String number : world.numbers()) {
            world.simulator().journal().delivered(number).stream()
                    .filter(DeliveredWebhook::acknowledged)
                    .flatMap(webhook -> webhook.items().stream())
                    .filter(load.questions()::containsKey)
                    .forEach(id -> inOrder.add(load.questions().get(id)));
        }
        inOrder.addAll(load.questions().values());
        return inOrder.stream()
                .collect(Collectors.groupingBy(
                        Load.Question::person, Collectors.mapping(Load.Question::answer, Collectors.toList())));
    }

    /**
     * When a question was on its way.
     *
     * @param begun the first attempt to deliver it
     * @param acknowledged the first answer that said it is kept; {@link Instant#MAX} when there was none
     */
    private record Span(Instant begun, Instant acknowledged) {
        Span with(Span other) {
            return new Span(
                    begun.isBefore(other.begun) ? begun : other.begun,
                    acknowledged.isBefore(other.acknowledged) ? acknowledged : other.acknowledged);
        }
    }

    /** By the answer to each question. */
    private static Map<String, Span> spans(World world, Load load) {
        Map<String, Span> spans = new HashMap<>();
        for (String number : world.numbers()) {
            for (DeliveredWebhook webhook : world.simulator().journal().delivered(number)) {
                var span = new Span(
                        webhook.at().minus(webhook.took()), webhook.acknowledged() ? webhook.at() : Instant.MAX);
                webhook.items().stream()
                        .map(load.questions()::get)
                        .filter(Objects::nonNull)
                        .forEach(question -> spans.merge(question.answer(), span, Span::with));
            }
        }
        return spans;
    }

    private static Map<String, List<AcceptedMessage>> told(World world) {
        return world.numbers().stream()
                .flatMap(number -> world.simulator().journal().accepted(number).stream())
                .collect(Collectors.groupingBy(AcceptedMessage::customer));
    }

    private void compare(List<String> asked, Map<String, Span> spans, List<String> answers, boolean taken) {
        Set<String> known = new HashSet<>(asked);
        Set<String> seen = new HashSet<>();
        Instant latest = Instant.MIN;
        Instant acknowledged = Instant.MIN;
        for (String answer : answers) {
            Span span = spans.get(answer);
            if (!known.contains(answer) || span == null) {
                strange.add(answer);
            } else if (!seen.add(answer)) {
                doubled.add(answer);
            } else if (span.acknowledged().isBefore(latest)) {
                disordered.add(answer);
            } else {
                if (span.acknowledged().isBefore(acknowledged)) {
                    crossed.add(answer);
                }
                latest = later(latest, span.begun());
                acknowledged = later(acknowledged, span.acknowledged());
            }
        }
        if (!taken) {
            asked.stream().filter(answer -> !seen.contains(answer)).forEach(lost::add);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    boolean clean() {
        return doubled.isEmpty() && disordered.isEmpty() && strange.isEmpty() && talkedOver.isEmpty() && lost.isEmpty();
    }
}
