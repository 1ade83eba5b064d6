package io.insaka.agents.roles;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Instructions with placeholders, as somebody wrote them. */
public record Instructions(String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-zA-Z][a-zA-Z0-9_-]{0,39})\\s*}}");
    private static final Pattern BROKEN = Pattern.compile("\\{\\{|}}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

    /** The names it uses that are none of these. */
    public Set<String> unknown(List<Placeholder> known) {
        Set<String> names = known.stream().map(Placeholder::name).collect(Collectors.toSet());
        return names().stream().filter(name -> !names.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> names() {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Whether braces are left that begin or end no placeholder. */
    public boolean broken() {
        return BROKEN.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find();
    }

    /** A line that names something nobody knows here is left out. */
    public String render(Map<String, String> facts) {
        return text.lines()
                .filter(line -> !line.contains("{{") || known(line, facts))
                .map(line -> line.contains("{{") ? filled(line, facts) : line)
                .collect(Collectors.joining("\n"));
    }

    private static boolean known(String line, Map<String, String> facts) {
        return PLACEHOLDER
                .matcher(line)
                .results()
                .allMatch(found -> !fact(facts, found.group(1)).isBlank());
    }

    private static String filled(String line, Map<String, String> facts) {
        return PLACEHOLDER.matcher(line).replaceAll(found -> Matcher.quoteReplacement(fact(facts, found.group(1))));
    }

    private static String fact(Map<String, String> facts, String name) {
        String fact = facts.getOrDefault(name, "");
        return name.equals("language") && fact.matches("[a-z]{2,3}") ? language(fact) : fact;
    }

    /** Models know names of languages better than codes. */
    private static String language(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }

    public static String day(LocalDate date) {
        return DAY.format(date);
    }
}
