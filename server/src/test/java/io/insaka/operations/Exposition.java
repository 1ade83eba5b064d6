package io.insaka.operations;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus' text format, read strictly. */
record Exposition(Map<String, Family> families) {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (\\S.*)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:" + LABEL + ",?)*)\\})? "
            + "([+-]?(?:\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|Inf)|NaN)");

    /** @param series label sets as they were written */
    record Family(String help, String type, Set<String> series) {}

    static Exposition parse(String text) {
        Map<String, Family> families = new LinkedHashMap<>();
        String help = "";
        String family = "";
        Set<String> seen = new LinkedHashSet<>();
        for (String line : text.split("\n")) {
            Matcher helped = HELP.matcher(line);
            Matcher typed = TYPE.matcher(line);
            if (helped.matches()) {
                family = helped.group(1);
                help = helped.group(2);
            } else if (typed.matches()) {
                require(typed.group(1).equals(family), line);
                require(families.put(family, new Family(help, typed.group(2), new LinkedHashSet<>())) == null, line);
            } else {
                Matcher sample = SAMPLE.matcher(line);
                require(sample.matches(), line);
                Family open = families.get(family);
                require(open != null && named(family, open.type(), sample.group(1)), line);
                require(seen.add(line.substring(0, line.lastIndexOf(' '))), line);
                if (open != null) {
                    open.series().add(String.valueOf(sample.group(2)));
                }
            }
        }
        return new Exposition(families);
    }

    private static boolean named(String family, String type, String sample) {
        return switch (type) {
            case "histogram" ->
                Set.of(family + "_bucket", family + "_sum", family + "_count").contains(sample);
            case "summary" -> Set.of(family, family + "_sum", family + "_count").contains(sample);
            default -> family.equals(sample);
        };
    }

    private static void require(boolean holds, String line) {
        if (!holds) {
            throw new AssertionError("not the exposition format, or twice the same: " + line);
        }
    }
}
