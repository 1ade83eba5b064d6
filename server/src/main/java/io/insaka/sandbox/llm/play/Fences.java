package io.insaka.sandbox.llm.play;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that stand fenced in a prompt: between {@code <tag …>} and {@code </tag>}, between lines of three back-ticks or
 * quotes, or behind a number in brackets at the start of a line. Of fences in fences the innermost counts.
 *
 * @param outside what is not fenced
 */
record Fences(List<Fenced> inside, String outside) {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][\\w-]{0,60})([^<>]{0,400})>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern NUMBERED = Pattern.compile("\\[(\\d{1,3})]\\s+(.+)");
    private static final Set<String> NAMING = Set.of("name", "id", "n", "number", "index", "source");
    private static final int DEEPEST = 100;
    private static final int LONGEST = 400_000;

    /**
     * One fenced text.
     *
     * @param name what the fence calls it: its {@code name}, {@code id} or {@code number}; of a bare tag the tag
     */
    record Fenced(String name, String text) {}

    private record Open(String tag, String attributes, int at, int end) {}

    static Fences in(String text) {
        String shortened = text.substring(0, Math.min(LONGEST, text.length()));
        List<Fenced> inside = new ArrayList<>();
        String left = lines(tags(shortened, inside), inside);
        return new Fences(List.copyOf(inside), left.strip());
    }

    /** Takes what is between tags; returns the rest. */
    private static String tags(String text, List<Fenced> inside) {
        Deque<Open> open = new ArrayDeque<>();
        var rest = new StringBuilder();
        int done = 0;
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            if (tags.group(1).isEmpty()) {
                if (open.size() == DEEPEST) {
                    open.removeLast();
                }
                open.push(new Open(tags.group(2), tags.group(3), tags.start(), tags.end()));
                continue;
            }
            if (open.stream().noneMatch(one -> one.tag().equals(tags.group(2)))) {
                continue;
            }
            Open begin = open.pop();
            while (!begin.tag().equals(tags.group(2))) {
                begin = open.pop();
            }
            // What lies inside another pair has been taken already.
            if (begin.end() >= done) {
                inside.add(new Fenced(
                        name(begin), text.substring(begin.end(), tags.start()).strip()));
                rest.append(text, done, begin.at()).append('\n');
            }
            done = tags.end();
        }
        return rest.append(text.substring(done)).toString();
    }

    private static String name(Open open) {
        Matcher attributes = ATTRIBUTE.matcher(open.attributes());
        while (attributes.find()) {
            if (NAMING.contains(attributes.group(1))) {
                return attributes.group(2);
            }
        }
        return open.tag();
    }

    /** Takes blocks between fence lines, and numbered lines; returns the rest. */
    private static String lines(String text, List<Fenced> inside) {
        var rest = new StringBuilder();
        var block = new StringBuilder();
        String fence = "";
        for (String line : text.split("\n")) {
            boolean mark = line.startsWith("```") || line.startsWith("\"\"\"");
            Matcher numbered = NUMBERED.matcher(line.strip());
            if (mark && fence.isEmpty()) {
                fence = line.substring(0, 3);
            } else if (!fence.isEmpty() && line.startsWith(fence)) {
                inside.add(new Fenced("", block.toString().strip()));
                block.setLength(0);
                fence = "";
            } else if (!fence.isEmpty()) {
                block.append(line).append('\n');
            } else if (numbered.matches()) {
                inside.add(new Fenced(numbered.group(1), numbered.group(2)));
            } else {
                rest.append(line).append('\n');
            }
        }
        return rest.append(block).toString();
    }
}
