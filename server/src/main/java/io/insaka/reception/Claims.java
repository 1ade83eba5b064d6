package io.insaka.reception;

import io.insaka.knowledge.Passage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an answer claims, told without a model: a rough judge that errs on the side of "it claims something". A greeting, a
 * question back and a kind word claim nothing.
 */
final class Claims {
    /** More words than this are no small talk. */
    private static final int SMALL_TALK = 30;

    private static final int LONG_WORD = 4;

    /** So much of an answer's long words must stand in a passage that is to vouch for it. */
    private static final double VOUCHED = 0.5;

    private static final Pattern LINK =
            Pattern.compile("\\S+@\\S+\\.\\S+|https?://\\S+|www\\.\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,:/-]*");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}]+");

    /** How people, and models, say in each of our languages that they do not know. */
    private static final Pattern DOUBT = Pattern.compile(
            "\\b(?:(?:i am|i['’]m) not sure|(?:do not|don['’]t) know|(?:cannot|can['’]t|could not) find|no information"
                    + "|ne sais pas|pas s[uû]re?|n['’]ai pas (?:trouvé|d['’]information)|sijui|sina (?:uhakika|taarifa|habari)"
                    + "|não sei|não tenho (?:certeza|informaç))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Claims() {}

    /** Whether an answer says of itself that it is none. */
    static boolean doubted(String answer) {
        return DOUBT.matcher(answer).find();
    }

    /** @param said what was said before and may be repeated: that claims nothing */
    static boolean made(String answer, String said) {
        Set<String> before = hard(said);
        return hard(answer).stream().anyMatch(hard -> !before.contains(hard))
                || answer.split("\\s+").length > SMALL_TALK;
    }

    /**
     * The passage that says what the answer says, when the one who wrote it forgot to name it: every number and link of
     * the answer stands in it, and enough of its words; of an answer without words of the passage's language the numbers.
     */
    static Optional<Passage> voucher(String answer, List<Passage> given) {
        Set<String> hard = hard(answer);
        Set<String> words = longWords(answer);
        return given.stream()
                .filter(passage -> {
                    String text = passage.title() + "\n" + passage.text();
                    Set<String> there = longWords(text);
                    long shared = words.stream().filter(there::contains).count();
                    boolean sameWords = !words.isEmpty() && shared >= VOUCHED * words.size();
                    return hard(text).containsAll(hard) && (sameWords || hard.size() > 1);
                })
                .findFirst();
    }

    /** Numbers, addresses and links: what is either right or wrong. */
    private static Set<String> hard(String text) {
        var found = new HashSet<String>();
        String rest = text;
        if (mayLink(text)) {
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                found.add(trimmed(link.group().toLowerCase(Locale.ROOT)));
            }
            rest = link.replaceAll(" ");
        }
        Matcher number = NUMBER.matcher(rest);
        while (number.find()) {
            found.add(trimmed(number.group()).replace(",", ""));
        }
        return found;
    }

    /** Most texts have none, and looking closely takes long. */
    private static boolean mayLink(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return small.indexOf('@') >= 0 || small.contains("://") || small.contains("www.");
    }

    private static String trimmed(String token) {
        return token.replaceAll("[.,:;/)!?-]+$", "");
    }

    private static Set<String> longWords(String text) {
        return Arrays.stream(NOT_WORD.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> word.length() >= LONG_WORD)
                .collect(Collectors.toSet());
    }
}
