package io.insaka.assistance;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What of a text no rewriting may change: values to be filled in, links, addresses and numbers, each as it is written.
 * Numbers within a link are part of it.
 */
final class Fixed {
    private static final Pattern VALUE = Pattern.compile("\\{\\{[^{}]*}}");
    private static final Pattern PLACE = Pattern.compile("(?i)[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}"
            + "|(?:https?://|www\\.)[^\\s<>\"]+"
            + "|\\b[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})*\\.(?:com|org|net|io|app|info|biz|me|co|shop|online|site|xyz|link|ly)"
            + "(?![\\p{L}\\p{N}])(?:/[^\\s<>\"]*)?");
    private static final Pattern LAST = Pattern.compile("[.,;:!?)\\]'’»]+$");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,:/'’-]\\p{Nd}+)*");

    private Fixed() {}

    static Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        String rest = taken(VALUE, text, found);
        rest = taken(PLACE, rest, found);
        NUMBER.matcher(rest).results().map(MatchResult::group).forEach(found::add);
        return found;
    }

    private static String taken(Pattern pattern, String text, Set<String> found) {
        pattern.matcher(text)
                .results()
                .map(one -> LAST.matcher(one.group()).replaceAll(""))
                .forEach(found::add);
        return pattern.matcher(text).replaceAll(" ");
    }

    static boolean same(String before, String after) {
        return in(before).equals(in(after));
    }

    /** What of {@code text} stands in none of {@code known}. */
    static Set<String> beyond(Iterable<String> known, String text) {
        Set<String> left = in(text);
        known.forEach(one -> left.removeAll(in(one)));
        return left;
    }
}
