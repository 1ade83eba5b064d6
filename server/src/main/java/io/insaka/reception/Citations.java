package io.insaka.reception;

import io.insaka.knowledge.Passage;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer without its marks, and the passages the marks stood for.
 *
 * @param text as the customer reads it
 * @param sources in the order in which they were given; what nobody gave cannot be cited
 */
record Citations(String text, List<Passage> sources) {
    /** {@code [1]}, {@code [1, 3]}, {@code 【2】}; models write all of these. */
    private static final Pattern MARK =
            Pattern.compile("\\s*[\\[【]\\s*(\\d{1,2}(?:\\s*[,;]\\s*\\d{1,2})*)\\s*[]】](?!\\()");

    Citations {
        sources = List.copyOf(sources);
    }

    static Citations of(String answer, List<Passage> given) {
        Matcher mark = MARK.matcher(answer);
        var cited = new TreeSet<Integer>();
        while (mark.find()) {
            for (String number : mark.group(1).split("[,;]")) {
                cited.add(Integer.parseInt(number.strip()));
            }
        }
        return new Citations(MARK.matcher(answer).replaceAll("").strip(), chosen(cited, given));
    }

    private static List<Passage> chosen(Collection<Integer> numbers, List<Passage> given) {
        return numbers.stream()
                .filter(number -> number >= 1 && number <= given.size())
                .map(number -> given.get(number - 1))
                .toList();
    }
}
