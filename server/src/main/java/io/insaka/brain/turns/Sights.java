package io.insaka.brain.turns;

import io.insaka.brain.intent.Understanding;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Suggestion;
import io.insaka.brain.skill.Understood;
import io.insaka.brain.turns.Trace.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a step added to what was known, in a few words each: computed here, so that no step has to tell. */
final class Sights {
    private static final String CHOSEN = "chosen";
    private static final int MOST = 3;
    private static final int LONGEST = 300;

    private Sights() {}

    /** What the first step found. */
    static List<Seen> atFirst(TurnInput input) {
        String words = input.heard().words();
        return words.isBlank() ? List.of() : List.of(new Seen("said", cut(words), true));
    }

    static List<Seen> between(TurnState before, TurnState after) {
        List<Seen> seen = new ArrayList<>();
        if (!before.understood().equals(after.understood())) {
            understood(before.understood(), after.understood(), seen);
        }
        Understanding guesses = after.understanding();
        if (guesses != null && guesses != before.understanding()) {
            guesses.guesses().stream()
                    .limit(MOST)
                    .map(guess -> new Seen("intent", scored(guess.label(), guess.probability()), false))
                    .forEach(seen::add);
        }
        if (!before.bids().equals(after.bids())) {
            after.bids().stream().limit(MOST).map(Sights::offer).forEach(seen::add);
        }
        TurnState.Routed routed = after.routed();
        if (routed != null && routed != before.routed()) {
            seen.add(new Seen(CHOSEN, routed.skill().name() + how(routed.entry().getClass()), false));
        }
        Decision decision = after.decision();
        if (decision != null && decision != before.decision()) {
            seen.add(new Seen("next", next(decision.next()), false));
        }
        if (!before.replies().equals(after.replies())) {
            after.replies().stream()
                    .map(reply -> new Seen("reply", cut(reply.words()), true))
                    .forEach(seen::add);
        }
        return seen;
    }

    private static String how(Class<? extends Entry> entry) {
        return " (" + entry.getSimpleName().toLowerCase(Locale.ROOT) + ")";
    }

    /** Whether the message was meant for a skill that was in the middle of something. */
    static boolean continued(Trace trace) {
        return trace.steps().stream()
                .flatMap(step -> Stream.ofNullable(step.saw()).flatMap(List::stream))
                .anyMatch(seen -> seen.what().equals(CHOSEN) && seen.value().endsWith(how(Entry.Continued.class)));
    }

    private static void understood(Understood before, Understood after, List<Seen> seen) {
        if (!after.language().isEmpty() && !after.language().equals(before.language())) {
            seen.add(new Seen("language", after.language(), false));
        }
        if (after.sentiment() != before.sentiment()) {
            seen.add(new Seen("sentiment", String.format(Locale.ROOT, "%.2f", after.sentiment()), false));
        }
        if (after.priority() != before.priority()) {
            seen.add(new Seen("priority", after.priority().name().toLowerCase(Locale.ROOT), false));
        }
        if (!after.entities().equals(before.entities())) {
            after.entities().stream()
                    .map(entity -> new Seen("entity", cut(entity.kind() + ": " + entity.value()), true))
                    .forEach(seen::add);
        }
    }

    private static Seen offer(Suggestion offer) {
        return new Seen(
                "offer",
                scored(offer.skill(), offer.bid().confidence()) + " · "
                        + offer.bid().label(),
                false);
    }

    private static String next(Next next) {
        return switch (next) {
            case Next.Done done -> "done";
            case Next.Pass pass -> "pass";
            case Next.Stay stay -> "keeps the conversation";
            case Next.HandOver handOver -> "a person: " + handOver.reason();
            case Next.OptOut optOut -> "no more messages";
            case Next.OptIn optIn -> "messages again";
        };
    }

    private static String scored(String name, double probability) {
        return String.format(Locale.ROOT, "%s %.2f", name, probability);
    }

    private static String cut(@Nullable String words) {
        String text = words == null ? "" : words;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
