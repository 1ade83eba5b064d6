package io.insaka.sandbox.llm.play;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passages that stand fenced in a prompt: between {@code <tag …>} and {@code </tag>}, between lines of three back-ticks
 * or quotes, or behind a number in brackets at the start of a line. The innermost fence counts.
 */
final class Passages {
    private static final Pattern FENCES = Pattern.compile(
            "<([a-zA-Z][\\w-]*)([^>]*)>((?:(?!<[a-zA-Z][\\w-]*[^>]*>).)*?)</\\1>"
                    + "|^(?:```|\"\"\")[^\\n]*\\n(.*?)\\n(?:```|\"\"\")"
                    + "|^\\[(\\d{1,3})\\]\\s+(.+?)(?=\\n\\[\\d|\\n\\s*\\n|\\z)",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern MARK = Pattern.compile("(?:id|n|number|index|source)\\s*=\\s*\"?\\[?(\\w[\\w-]*)");
    private static final Pattern SPEECH =
            Pattern.compile("(?:customer|user|question|message|query|text|input).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");
    private static final double ENOUGH = 0.34;
    private static final int LONGEST = 50_000;

    private record Sentence(String text, String mark, Set<String> words) {}

    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, String> said = new LinkedHashMap<>();

    private Passages() {}

    static Passages in(List<String> texts) {
        var passages = new Passages();
        texts.forEach(passages::read);
        return passages;
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** What the customer said in there, when it is fenced, too; otherwise what is not fenced. */
    String question(String text) {
        String spoken = said.getOrDefault(text, "");
        String bare = FENCES.matcher(shortened(text)).replaceAll(" ").strip();
        return !spoken.isBlank() ? spoken : bare.isEmpty() ? text : bare;
    }

    /** The sentence that has most of the question's words, with the mark of its passage; empty when none has enough. */
    Optional<String> best(String question) {
        Set<String> wanted = new LinkedHashSet<>(Words.of(question));
        Sentence best = null;
        double most = 0;
        for (Sentence sentence : sentences) {
            double score = score(wanted, sentence.words());
            if (score > most) {
                most = score;
                best = sentence;
            }
        }
        return best == null || most < ENOUGH
                ? Optional.empty()
                : Optional.of(best.text() + (best.mark().isEmpty() ? "" : " [" + best.mark() + "]"));
    }

    /** A word that few sentences have counts for more. */
    private double score(Set<String> wanted, Set<String> words) {
        double all = 0;
        double found = 0;
        for (String word : wanted) {
            long having = sentences.stream()
                    .filter(sentence -> has(sentence.words(), word))
                    .count();
            double weight = 1 / (1 + Math.log(1 + having));
            all += weight;
            found += has(words, word) ? weight : 0;
        }
        return all == 0 ? 0 : found / all;
    }

    private static boolean has(Set<String> words, String wanted) {
        return words.contains(wanted) || words.stream().anyMatch(word -> Words.alike(word, wanted));
    }

    private void read(String text) {
        Matcher fences = FENCES.matcher(shortened(text));
        while (fences.find()) {
            String tag = Optional.ofNullable(fences.group(1)).orElse("");
            String inside = first(fences.group(3), fences.group(4), fences.group(6));
            if (SPEECH.matcher(tag).matches()) {
                said.put(text, inside.strip());
                continue;
            }
            Matcher mark = MARK.matcher(Optional.ofNullable(fences.group(2)).orElse(""));
            String name = fences.group(5) != null ? fences.group(5) : mark.find() ? mark.group(1) : "";
            for (String sentence : SENTENCE_END.split(inside.strip())) {
                if (!sentence.isBlank() && !sentence.strip().startsWith("#")) {
                    sentences.add(new Sentence(sentence.strip(), name, new HashSet<>(Words.of(sentence))));
                }
            }
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static String first(String... found) {
        for (String text : found) {
            if (text != null) {
                return text;
            }
        }
        return "";
    }
}
