package io.insaka.sandbox.llm.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The passages a model was given to answer from, sentence by sentence. */
final class Passages {
    private static final Pattern SPEECH =
            Pattern.compile("(?:customer|user|question|message|query|text|input).*", Pattern.CASE_INSENSITIVE);
    /** Fenced, and not there to answer from. */
    private static final Set<String> ASIDE = Set.of("advice", "summary", "preferences", "name", "file", "result");

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");
    private static final Pattern MARK = Pattern.compile("[\\w-]{1,20}");
    private static final double ENOUGH = 0.34;
    private static final int MOST = 2_000;

    private record Sentence(String text, String mark, Set<String> words) {}

    private final List<Sentence> sentences = new ArrayList<>();

    private Passages() {}

    static Passages in(List<String> texts) {
        var passages = new Passages();
        texts.forEach(text -> Fences.in(text).inside().forEach(passages::read));
        return passages;
    }

    /** What somebody says in a text that may hold fences: what is fenced as speech, else what is not fenced. */
    static String spoken(String text) {
        Fences fences = Fences.in(text);
        return fences.inside().stream()
                .filter(fenced ->
                        SPEECH.matcher(fenced.name()).matches() || fenced.name().equals("result"))
                .map(Fences.Fenced::text)
                .reduce((first, last) -> last)
                .orElseGet(() -> fences.outside().isEmpty() ? text : fences.outside());
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** The sentence that has most of the question's words, with the mark of its passage; empty when none has enough. */
    Optional<String> best(String question) {
        Map<String, Double> weights = weights(new LinkedHashSet<>(Words.of(question)));
        double all = weights.values().stream().mapToDouble(weight -> weight).sum();
        Optional<Sentence> best = Optional.empty();
        double most = 0;
        for (Sentence sentence : sentences) {
            double found = weights.entrySet().stream()
                    .filter(word -> has(sentence, word.getKey()))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            if (found > most) {
                most = found;
                best = Optional.of(sentence);
            }
        }
        return most < ENOUGH * all
                ? Optional.empty()
                : best.map(one -> one.mark().isEmpty() ? one.text() : one.text() + " [" + one.mark() + "]");
    }

    /** A word that few sentences have counts for more. */
    private Map<String, Double> weights(Set<String> wanted) {
        Map<String, Double> weights = new HashMap<>();
        for (String word : wanted) {
            long having =
                    sentences.stream().filter(sentence -> has(sentence, word)).count();
            weights.put(word, 1 / (1 + Math.log(1 + having)));
        }
        return weights;
    }

    private static boolean has(Sentence sentence, String wanted) {
        return sentence.words().contains(wanted)
                || sentence.words().stream().anyMatch(word -> Words.alike(word, wanted));
    }

    private void read(Fences.Fenced fenced) {
        String name = fenced.name();
        if (SPEECH.matcher(name).matches() || ASIDE.contains(name)) {
            return;
        }
        String mark = MARK.matcher(name).matches() && Character.isDigit(name.charAt(0)) ? name : "";
        for (String sentence : SENTENCE_END.split(fenced.text())) {
            Set<String> words = new HashSet<>(Words.of(sentence));
            if (!words.isEmpty() && !sentence.strip().startsWith("#") && sentences.size() < MOST) {
                sentences.add(new Sentence(sentence.strip(), mark, words));
            }
        }
    }
}
