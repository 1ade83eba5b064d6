package io.insaka.agents.fencing;

import io.insaka.kernel.FoldedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks at what a model wrote before anybody acts on it. What is told in other words or in another language is not
 * recognised: this catches the plain copy.
 *
 * @param boundary of the fence it saw
 * @param ours instructions that are nobody's business
 * @param theirs instructions the organisation wrote itself, which hold things it tells everybody, too
 * @param heard everything it was given, unmasked
 * @param most characters an answer may have
 */
public record Spoken(String boundary, String ours, String theirs, List<String> heard, int most) {
    /** A run of so many words is no coincidence. */
    private static final int OUR_RUN = 14;

    private static final int THEIR_RUN = 30;

    private static final Pattern LINK = Pattern.compile(
            "(?i)\\b(?:https?://|www\\.)([\\p{L}\\p{N}.-]{1,253})|\\b([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})*\\."
                    + "(?:com|org|net|io|app|info|biz|me|co|shop|online|site|xyz|link|ly))(?=[/\\s?#]|$)");

    public Spoken {
        heard = List.copyOf(heard);
    }

    /** Why an answer must not be used; the names are shown and stored. */
    public enum Fault {
        LEAKS_INSTRUCTIONS("leaks-instructions"),
        LEAKS_BOUNDARY("leaks-boundary"),
        LEAKS_NUMBER("leaks-number"),
        TOO_LONG("too-long");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** @param answer unmasked */
    public Optional<Fault> faultOf(String answer) {
        if (answer.length() > most) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (answer.toLowerCase(Locale.ROOT).contains(boundary)
                || answer.contains("<data-")
                || answer.contains("</data-")) {
            return Optional.of(Fault.LEAKS_BOUNDARY);
        }
        if (copies(answer, ours, OUR_RUN) || copies(answer, theirs, THEIR_RUN)) {
            return Optional.of(Fault.LEAKS_INSTRUCTIONS);
        }
        return inventsNumber(answer) ? Optional.of(Fault.LEAKS_NUMBER) : Optional.empty();
    }

    /** The answer's runs first: most answers are too short to have any, and the instructions are long. */
    private static boolean copies(String answer, String instructions, int run) {
        List<String> runs = runs(answer, run);
        if (runs.isEmpty() || instructions.isEmpty()) {
            return false;
        }
        String told = " " + FoldedText.of(instructions) + " ";
        return runs.stream().anyMatch(copied -> told.contains(" " + copied + " "));
    }

    private static List<String> runs(String text, int length) {
        List<String> words = List.of(FoldedText.of(text).split(" "));
        List<String> runs = new ArrayList<>();
        for (int at = 0; at + length <= words.size(); at++) {
            runs.add(String.join(" ", words.subList(at, at + length)));
        }
        return runs;
    }

    /** One that was in nothing it heard is another customer's, or none. */
    private boolean inventsNumber(String answer) {
        List<String> numbers = List.of(Sensitive.CARD, Sensitive.IBAN, Sensitive.NATIONAL_ID).stream()
                .flatMap(kind -> kind.in(answer))
                .map(Sensitive::plain)
                .toList();
        if (numbers.isEmpty()) {
            return false;
        }
        String known = heard.stream().map(Sensitive::plain).collect(Collectors.joining("\n"));
        return numbers.stream().anyMatch(found -> !known.contains(found));
    }

    /** Hosts of links that stand in none of {@code sources} and lie under none of {@code allowed}. */
    public static Set<String> foreignHosts(String answer, Collection<String> sources, Collection<String> allowed) {
        Set<String> named = hosts(answer);
        if (named.isEmpty()) {
            return Set.of();
        }
        Set<String> known = new HashSet<>();
        sources.forEach(source -> known.addAll(hosts(source)));
        return named.stream()
                .filter(host -> !known.contains(host))
                .filter(host -> allowed.stream().noneMatch(one -> host.equals(one) || host.endsWith("." + one)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> hosts(String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .map(host ->
                        host.toLowerCase(Locale.ROOT).replaceAll("\\.+$", "").replaceAll("^www\\.", ""))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }
}
