package io.insaka.agents.fencing;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was hidden in one ask: the same number has the same mark in every text of it, and each mark leads back. Not for
 * several threads.
 */
public final class Masks {
    /** As we write it, as JSON may escape it, and with the brackets of a model that has no others. */
    private static final Pattern MARK =
            Pattern.compile("(?i)(?:\u27E6|\\\\u27e6|\\[\\[)\\s*([a-z]+-\\d{1,4})\\s*(?:\u27E7|\\\\u27e7|]])");

    private static final String NOBODYS = "\u2026";

    private final Set<Sensitive> hidden;
    private final Map<String, String> marks = new HashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<Sensitive, Integer> counts = new EnumMap<>(Sensitive.class);

    public Masks(Set<Sensitive> hidden) {
        this.hidden = Set.copyOf(hidden);
    }

    public String mask(String text) {
        String masked = text;
        int digits = Sensitive.digits(text);
        for (Sensitive kind : Sensitive.values()) {
            if (hidden.contains(kind)) {
                masked = mask(kind, masked, digits);
            }
        }
        return masked;
    }

    private String mask(Sensitive kind, String text, int digits) {
        return kind.replace(text, digits, value -> "\u27E6" + mark(kind, value) + "\u27E7");
    }

    private String mark(Sensitive kind, String value) {
        return marks.computeIfAbsent(kind + Sensitive.plain(value), any -> {
            String mark = kind.wireName() + "-" + counts.merge(kind, 1, Integer::sum);
            values.put(mark, value);
            return mark;
        });
    }

    /** Puts back what was hidden; a mark that the model made up hides nothing and says nothing. */
    public String unmask(String text) {
        return MARK.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1).toLowerCase(Locale.ROOT));
            boolean ours = !found.group().startsWith("[[");
            return Matcher.quoteReplacement(value != null ? value : ours ? NOBODYS : found.group());
        });
    }

    /** How many of which kind, such as {@code card 1, id 2}; empty when nothing was hidden. */
    public String told() {
        return counts.entrySet().stream()
                .map(count -> count.getKey().wireName() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
