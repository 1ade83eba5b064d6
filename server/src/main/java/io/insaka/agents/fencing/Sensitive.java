package io.insaka.agents.fencing;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Kinds of numbers that a model has no business with. In the order in which they are looked for. */
public enum Sensitive {
    EMAIL(
            "email",
            Look.hinted(
                    0,
                    text -> text.indexOf('@') >= 0,
                    "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,4}")),
    IBAN("iban", Look.digits(2, "\\b[A-Za-z]{2}\\d{2}(?:[ ]?[A-Za-z0-9]{4}){2,7}(?:[ ]?[A-Za-z0-9]{1,3})?\\b")),
    /** Because the words before say so, or by their form. */
    NATIONAL_ID(
            "id",
            Look.hinted(
                    3,
                    Sensitive::speaksOfId,
                    "(?iu:\\b(?:national id|identity (?:card|number)|id (?:number|no|card)|nrc|nin|nida|ssn"
                            + "|passport|kitambulisho|carte d['’]identit\u00e9|pi\u00e8ce d['’]identit\u00e9|passeport|omang)"
                            + "[ ]{0,2}(?:(?:number|no|n\u00b0|num\u00e9ro|namba|is|est|ni|ya|yangu|:|\\.|#)[ ]{0,2}){0,4}"
                            + "((?=[A-Z0-9/-]*\\d{3})[A-Z0-9][A-Z0-9/-]{4,18}[A-Z0-9]))"),
            Look.hinted(
                    1,
                    text -> text.contains("CM") || text.contains("CF"),
                    "\\bC[MF](?=[A-Z0-9]*\\d)[A-Z0-9]{12}\\b"), // Uganda
            Look.digits(
                    6,
                    "\\b\\d{6}/\\d{2}/\\d\\b" // Zambia
                            + "|\\b\\d{8}-\\d{5}-\\d{5}-\\d{2}\\b|\\b(?:19|20)\\d{18}\\b" // Tanzania
                            + "|\\b\\d{3}-\\d{2}-\\d{4}\\b" // United States
                            + "|\\bGHA-\\d{9}-\\d\\b"
                            + "|\\b[12] ?\\d{2} ?(?:0[1-9]|1[0-2]) ?\\d[\\dAB] ?\\d{3} ?\\d{3} ?\\d{2}\\b" // France
                            + "|\\b\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}\\b" // Brazil
                            + "|\\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]\\b")), // Britain
    CARD("card", Look.digits(13, "(?<![\\d.,])\\d(?:[ -]?\\d){12,18}(?!\\d)")),
    PHONE(
            "phone",
            Look.digits(
                    8,
                    "(?<![\\d\\p{L}])(?:\\+|00)\\d(?:[ ().-]{0,2}\\d){7,13}(?!\\d)|(?<![\\d.,/-])0\\d(?:[ -]?\\d){7,9}(?![\\d/])")),
    ACCOUNT("account", Look.digits(10, "(?<![\\d.,+])[1-9](?:[ -]?\\d){9,19}(?![\\d])(?!\\.\\d)"));

    /** What has more digits may hold any of them. */
    private static final int MOST_DIGITS = 13;

    private static final Pattern PARTING = Pattern.compile("[ ().\\-]");

    /** In capitals; what a number of such a document is written after has one of them in it. */
    private static final List<String> IDS =
            List.of("ID", "NRC", "NIN", "SSN", "PASSPORT", "KITAMBULISHO", "CARTE D", "CE D", "PASSEPORT", "OMANG");

    private final String wireName;
    private final List<Look> looks;

    /**
     * One way to look for it. Most texts have none, and looking closely takes long.
     *
     * @param digits how many there are in a text at least that has any
     * @param hint whether there can be any, told quickly
     */
    private record Look(int digits, Predicate<String> hint, Pattern form) {
        static Look digits(int digits, String form) {
            return new Look(digits, text -> true, Pattern.compile(form));
        }

        static Look hinted(int digits, Predicate<String> hint, String form) {
            return new Look(digits, hint, Pattern.compile(form));
        }

        boolean possible(String text, int digits) {
            return digits >= this.digits && hint.test(text);
        }
    }

    Sensitive(String wireName, Look... looks) {
        this.wireName = wireName;
        this.looks = List.of(looks);
    }

    private static boolean speaksOfId(String text) {
        // Both ways: some letters have an odd capital, some an odd small one.
        String capitals = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        return IDS.stream().anyMatch(capitals::contains);
    }

    /** How many there are in a text, as far as it matters. */
    static int digits(String text) {
        int digits = 0;
        for (int at = 0; at < text.length() && digits < MOST_DIGITS; at++) {
            if (Character.isDigit(text.charAt(at))) {
                digits++;
            }
        }
        return digits;
    }

    /** As it stands in the mark. */
    public String wireName() {
        return wireName;
    }

    /** Everything of this kind in a text. */
    Stream<String> in(String text) {
        int digits = digits(text);
        return looks.stream()
                .filter(look -> look.possible(text, digits))
                .flatMap(look -> look.form().matcher(text).results())
                .map(Sensitive::value)
                .filter(this::proves);
    }

    /** Puts something else in the place of everything of this kind. @param digits see {@link #digits} */
    String replace(String text, int digits, UnaryOperator<String> by) {
        String replaced = text;
        for (Look look : looks) {
            if (look.possible(replaced, digits)) {
                replaced = look.form().matcher(replaced).replaceAll(found -> {
                    String value = value(found);
                    String before = found.group().substring(0, found.group().length() - value.length());
                    return Matcher.quoteReplacement(before + (proves(value) ? by.apply(value) : value));
                });
            }
        }
        return replaced;
    }

    /** Without the words before it, which only say what it is. */
    private static String value(MatchResult found) {
        return found.groupCount() > 0 && found.group(1) != null ? found.group(1) : found.group();
    }

    /** Where the form alone would take too much for one, its check digits decide. */
    private boolean proves(String found) {
        return switch (this) {
            case CARD -> luhn(plain(found));
            case IBAN -> mod97(plain(found));
            case EMAIL, NATIONAL_ID, PHONE, ACCOUNT -> true;
        };
    }

    /** Without what only parts it: two ways to write one number are one number. */
    static String plain(String found) {
        return PARTING.matcher(found).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static boolean luhn(String digits) {
        if (digits.chars().distinct().count() < 2) {
            return false;
        }
        int sum = 0;
        boolean twice = false;
        for (int at = digits.length() - 1; at >= 0; at--) {
            int digit = digits.charAt(at) - '0';
            int counted = twice ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    private static boolean mod97(String iban) {
        if (iban.length() < 15 || iban.length() > 34) {
            return false;
        }
        var digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
