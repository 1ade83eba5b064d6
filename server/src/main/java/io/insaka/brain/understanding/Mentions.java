package io.insaka.brain.understanding;

import io.insaka.brain.skill.Understood.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is named in a message: links, e-mail addresses, phone numbers, amounts, dates, codes of orders and tickets, stands.
 * What one rule has taken is not looked at by the next. Every pattern needs time in proportion to the text.
 */
final class Mentions {
    private static final int MOST = 20;

    private record Rule(String kind, Pattern pattern) {}

    private static final String CURRENCIES =
            "k|zmw|usd|us\\$|\\$|€|eur|£|gbp|kes|ksh|kshs|tzs|tsh|ugx|ush|zar|xaf|xof|fcfa|cfa|"
                    + "mzn|mt|aoa|kz|ngn|₦|ghs|rwf|fc|kwacha|shillings?|shilingi|dollars?|euros?|meticais|kwanzas?|francs?|rand";
    private static final String MONTHS =
            "jan|feb|fev|fév|mar|apr|abr|avr|may|mai|mei|jun|juin|jul|juil|aug|ago|août|aout|sep|set|"
                    + "oct|okt|out|nov|dec|dez|des|déc";

    private static final List<Rule> RULES = List.of(
            rule("link", "\\bhttps?://[^\\s<>\"]{1,300}|\\bwww\\.[^\\s<>\"]{1,300}"),
            rule("email", "\\b[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,4}"),
            rule("date", "\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b|\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b"),
            rule(
                    "date",
                    "\\b\\d{1,2}(?:st|nd|rd|th|er|º|ª)?(?: of| de| ya)? (?:" + MONTHS
                            + ")\\p{L}{0,6}\\b(?: \\d{4}\\b)?"),
            rule("date", "\\b(?:" + MONTHS + ")\\p{L}{0,6} \\d{1,2}(?:st|nd|rd|th)?\\b(?!:)"),
            rule("time", "\\b\\d{1,2}(?::|h)\\d{2}\\b(?: ?[ap]m\\b)?|\\b\\d{1,2} ?[ap]m\\b"),
            rule("amount", "(?<![\\p{L}\\p{N}])(?:" + CURRENCIES + ") ?\\d[\\d.,]{0,14}(?<![.,])"),
            rule("amount", "(?<![\\p{L}\\p{N}])\\d[\\d.,]{0,14} ?(?:" + CURRENCIES + ")(?![\\p{L}\\p{N}])"),
            rule("phone", "\\+\\d[\\d ()-]{7,18}\\d|\\b0\\d{2}[ -]?\\d{3}[ -]?\\d{3,4}\\b|\\b\\d{10,14}\\b"),
            rule(
                    "place",
                    "\\b(?:booth|stand|stall|hall|gate|room|banda|geti|porte|portão|salle|sala|kibanda|ukumbi) "
                            + "(?:n[o°º]\\.? ?)?\\p{L}{0,2}-?\\d{1,4}\\p{L}?\\b"),
            rule(
                    "code",
                    "#\\p{N}{2,12}\\b|\\b(?=[\\p{L}-]{0,10}\\d)(?=\\d{0,10}[\\p{L}-])[\\p{L}\\d]{1,10}(?:-[\\p{L}\\d]{1,12}){0,3}\\b"),
            rule("number", "(?<![\\p{L}\\p{N}])\\d{1,9}(?:[.,]\\d{1,3})?(?![\\p{L}\\p{N}])"));

    private static final int SHORTEST_CODE = 5;

    /** Days people name by a word, whatever the language. */
    private static final Map<String, String> DAYS = Map.ofEntries(
            day("today", "today", "aujourd hui", "hoje", "leo", "lelo", "lero"),
            day("tomorrow", "tomorrow", "demain", "amanha", "kesho", "mailo", "mawa"),
            day("yesterday", "yesterday", "hier", "ontem", "jana", "dzulo"),
            day("monday", "monday", "lundi", "jumatatu", "lolemba"),
            day("tuesday", "tuesday", "mardi", "jumanne"),
            day("wednesday", "wednesday", "mercredi", "jumatano"),
            day("thursday", "thursday", "jeudi", "alhamisi"),
            day("friday", "friday", "vendredi", "ijumaa"),
            day("saturday", "saturday", "samedi", "sabado", "jumamosi", "loweruka"),
            day("sunday", "sunday", "dimanche", "domingo", "jumapili"));

    private static final Map<String, String> DAY_OF = DAYS.entrySet().stream()
            .flatMap(day -> List.of(day.getValue().split("\\|")).stream().map(word -> Map.entry(word, day.getKey())))
            .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Mentions() {}

    private static Map.Entry<String, String> day(String name, String... words) {
        return Map.entry(name, String.join("|", words));
    }

    private static Rule rule(String kind, String pattern) {
        return new Rule(kind, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    static List<Entity> in(String raw, Words text) {
        var found = new ArrayList<Entity>();
        for (int index = 0; index < text.count() && found.size() < MOST; index++) {
            String day = DAY_OF.get(text.word(index));
            if (day != null) {
                found.add(new Entity("day", day));
            }
        }
        if (mayName(raw)) {
            byRules(raw.length() > Words.LONGEST_TEXT ? raw.substring(0, Words.LONGEST_TEXT) : raw, found);
        }
        return found;
    }

    /** Nearly everything of interest has a digit or an @ in it. */
    private static boolean mayName(String raw) {
        for (int at = 0; at < raw.length() && at < Words.LONGEST_TEXT; at++) {
            char letter = raw.charAt(at);
            if (letter == '@' || letter == '/' || Character.isDigit(letter)) {
                return true;
            }
        }
        return raw.contains("www.");
    }

    private static void byRules(String raw, List<Entity> found) {
        var rest = new StringBuilder(raw);
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(rest);
            while (matcher.find() && found.size() < MOST) {
                String value = matcher.group().strip();
                boolean tooShort = rule.kind().equals("code") && value.length() < SHORTEST_CODE;
                if (!tooShort && !value.isEmpty()) {
                    found.add(new Entity(rule.kind(), normal(rule.kind(), value)));
                    rest.replace(matcher.start(), matcher.end(), "\u0001".repeat(matcher.end() - matcher.start()));
                }
            }
        }
    }

    private static String normal(String kind, String value) {
        return switch (kind) {
            case "phone" -> (value.startsWith("+") ? "+" : "") + value.replaceAll("\\D", "");
            case "email" -> value.toLowerCase(Locale.ROOT);
            case "code", "amount" -> value.toUpperCase(Locale.ROOT);
            default -> value;
        };
    }
}
