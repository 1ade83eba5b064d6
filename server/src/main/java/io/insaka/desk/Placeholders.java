package io.insaka.desk;

import io.insaka.contacts.Contact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code {{contact.name}}}, or {@code {{contact.name|there}}} with the word to take where nobody knows it. */
public final class Placeholders {
    static final Set<String> NAMES = Set.of(
            "contact.name",
            "contact.first_name",
            "contact.address",
            "agent.name",
            "agent.first_name",
            "organisation.name",
            "channel.name");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z_.]{1,40})\\s*(?:\\|([^{}|]{0,80}))?}}");

    private Placeholders() {}

    /** @param missing what nobody knows and the text has no other word for: left out */
    public record Filled(String text, List<String> missing) {}

    public static Filled fill(String text, Map<String, String> values) {
        List<String> missing = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        var filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.getOrDefault(matcher.group(1), "").strip();
            String otherwise = matcher.group(2);
            if (value.isEmpty() && otherwise == null) {
                missing.add(matcher.group(1));
            }
            String put = value.isEmpty() ? (otherwise == null ? "" : otherwise.strip()) : value;
            matcher.appendReplacement(filled, Matcher.quoteReplacement(put));
        }
        matcher.appendTail(filled);
        // "Hello , welcome" says that something is missing, too.
        String tidy = missing.isEmpty()
                ? filled.toString()
                : filled.toString().replaceAll(" +([,.!?;:])", "$1").replaceAll("(?<=\\S) {2,}", " ");
        return new Filled(tidy.strip(), List.copyOf(missing));
    }

    /** What is known. A number is no name: nobody is greeted by it. */
    public static Map<String, String> values(
            @Nullable Contact contact, String agent, String organisation, @Nullable String channel) {
        Map<String, String> values = new HashMap<>();
        if (contact != null) {
            put(values, "contact", contact.name());
            String address = contact.address();
            if (address != null) {
                values.put("contact.address", address);
            }
        }
        put(values, "agent", agent);
        values.put("organisation.name", organisation);
        if (channel != null) {
            values.put("channel.name", channel);
        }
        return values;
    }

    private static void put(Map<String, String> values, String who, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            values.put(who + ".name", name.strip());
            values.put(who + ".first_name", name.strip().split("\\s+")[0]);
        }
    }

    /** The first placeholder that there is not; null when all are known. */
    public static @Nullable String unknown(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .orElse(null);
    }
}
