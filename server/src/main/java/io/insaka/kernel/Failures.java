package io.insaka.kernel;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What may be said about a failure in a log or in an operator's list. Messages of exceptions repeat what was being worked
 * on: a parser shows the text it stumbled over, a database the row. So only messages known not to are repeated, and even
 * those without what looks like an address, a number of a person, or a value in quotation marks.
 */
public final class Failures {
    private static final int LONGEST = 400;

    /** Whose messages name things of the machine, not of people. */
    private static final List<String> PLAIN = List.of(
            "io.insaka.",
            "java.net.",
            "java.nio.",
            "java.io.",
            "java.sql.",
            "java.util.concurrent.",
            "javax.net.",
            "org.postgresql.",
            "com.zaxxer.",
            "org.flywaydb.",
            "org.apache.hc.",
            "org.apache.catalina.",
            "org.springframework.beans.",
            "org.springframework.boot.",
            "org.springframework.context.",
            "org.springframework.dao.",
            "org.springframework.jdbc.",
            "org.springframework.transaction.");

    /** After a colon stands the value: {@code invalid input syntax for type uuid: "…"}. */
    private static final Pattern QUOTED_VALUE = Pattern.compile("(?s)([:=] ?)(\"[^\"]*\"|'[^']*')");

    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'@,;:]+@[^\\s<>\"'@,;]+");
    private static final Pattern LONG_NUMBER =
            Pattern.compile("(?<![0-9A-Za-z-])\\+?[0-9][0-9 ().]{5,}[0-9](?![0-9A-Za-z-])");
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"']+)\\?[^\\s\"']*");

    private Failures() {}

    /** The kind of failure, and its message as far as that may be repeated. One line. */
    public static String words(Throwable failure) {
        String kind = failure.getClass().getName();
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return kind;
        }
        return PLAIN.stream().anyMatch(kind::startsWith)
                ? kind + ": " + scrubbed(message)
                : kind + " (message withheld)";
    }

    /** As {@link #words}, with the short name of its kind: for lists that people read. */
    public static String shortWords(Throwable failure) {
        String kind = failure.getClass().getName();
        return failure.getClass().getSimpleName() + words(failure).substring(kind.length());
    }

    /** Words of another server, without what looks like an address or a number of a person. */
    public static String cleaned(String words) {
        return scrubbed(words);
    }

    private static String scrubbed(String message) {
        // PostgreSQL's second line is the row's values.
        String line = message.strip().lines().findFirst().orElse("");
        line = QUOTED_VALUE.matcher(line).replaceAll("$1…");
        line = QUERY.matcher(line).replaceAll("$1?…");
        line = EMAIL.matcher(line).replaceAll("…");
        line = LONG_NUMBER.matcher(line).replaceAll("…");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
