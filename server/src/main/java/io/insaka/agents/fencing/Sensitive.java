package io.insaka.agents.fencing;

import java.math.BigInteger;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Kinds of numbers that a model has no business with. In the order in which they are looked for. */
public enum Sensitive {
    EMAIL("email", 0, "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,4}"),
    IBAN("iban", 2, "\\b[A-Za-z]{2}\\d{2}(?:[ ]?[A-Za-z0-9]{4}){2,7}(?:[ ]?[A-Za-z0-9]{1,3})?\\b"),
    /** By their form, or because the words before say so. */
    NATIONAL_ID(
            "id",
            1,
            "\\b\\d{6}/\\d{2}/\\d\\b" // Zambia
                    + "|\\b\\d{8}-\\d{5}-\\d{5}-\\d{2}\\b|\\b(?:19|20)\\d{18}\\b" // Tanzania
                    + "|\\b\\d{3}-\\d{2}-\\d{4}\\b" // United States
                    + "|\\bC[MF](?=[A-Z0-9]*\\d)[A-Z0-9]{12}\\b" // Uganda
                    + "|\\bGHA-\\d{9}-\\d\\b"
                    + "|\\b[12] ?\\d{2} ?(?:0[1-9]|1[0-2]) ?\\d[\\dAB] ?\\d{3} ?\\d{3} ?\\d{2}\\b" // France
                    + "|\\b\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}\\b" // Brazil
                    + "|\\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]\\b" // United Kingdom
                    + "|(?iu:\\b(?:national id|identity (?:card|number)|id (?:number|no|card)|nrc|nin|nida|ssn"
                    + "|passport|kitambulisho|carte d['’]identit\u00e9|pi\u00e8ce d['’]identit\u00e9|passeport|omang)"
                    + "[ ]{0,2}(?:(?:number|no|n\u00b0|num\u00e9ro|namba|is|est|ni|ya|yangu|:|\\.|#)[ ]{0,2}){0,4}"
                    + "((?=[A-Z0-9/-]*\\d{3})[A-Z0-9][A-Z0-9/-]{4,18}[A-Z0-9]))"),
    CARD("card", 13, "(?<![\\d.,])\\d(?:[ -]?\\d){12,18}(?!\\d)"),
    PHONE(
            "phone",
            8,
            "(?<![\\d\\p{L}])(?:\\+|00)\\d(?:[ ().-]{0,2}\\d){7,13}(?!\\d)|(?<![\\d.,/-])0\\d(?:[ -]?\\d){7,9}(?![\\d/])"),
    ACCOUNT("account", 10, "(?<![\\d.,+])[1-9](?:[ -]?\\d){9,19}(?![\\d])(?!\\.\\d)");

    private static final Pattern PARTING = Pattern.compile("[ ().\\-]");

    private final String wireName;
    private final int digits;
    private final Pattern form;

    /** @param digits how many there are in it at least */
    Sensitive(String wireName, int digits, String form) {
        this.wireName = wireName;
        this.digits = digits;
        this.form = Pattern.compile(form);
    }

    /** As it stands in the mark. */
    public String wireName() {
        return wireName;
    }

    /** Everything of this kind in a text, in order. */
    Stream<String> in(String text) {
        return !possible(text)
                ? Stream.empty()
                : form.matcher(text).results().map(Sensitive::value).filter(this::proves);
    }

    /** Quickly: whether there can be any of this kind at all. Most texts have none, and looking closely takes long. */
    private boolean possible(String text) {
        return this == EMAIL
                ? text.indexOf('@') >= 0
                : text.chars().filter(Character::isDigit).limit(digits).count() == digits;
    }

    /** Puts something else in the place of everything of this kind. */
    String replace(String text, UnaryOperator<String> by) {
        if (!possible(text)) {
            return text;
        }
        return form.matcher(text).replaceAll(found -> {
            String value = value(found);
            String before = found.group().substring(0, found.group().length() - value.length());
            return Matcher.quoteReplacement(before + (proves(value) ? by.apply(value) : value));
        });
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
