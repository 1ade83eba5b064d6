package io.insaka.analytics;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What a printed report says, in the language of whoever prints it. A language without words of its own reads English. */
final class ReportWords {
    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double CENT = 0.01;

    private final Locale locale;
    private final ResourceBundle words;

    /** @param language BCP 47; null: English */
    ReportWords(@Nullable String language) {
        boolean french = language != null && language.toLowerCase(Locale.ROOT).startsWith("fr");
        locale = french ? Locale.FRENCH : Locale.UK;
        words = ResourceBundle.getBundle("io.insaka.analytics.reports", french ? Locale.FRENCH : Locale.ROOT, EXACTLY);
    }

    Locale locale() {
        return locale;
    }

    String say(String key, Object... arguments) {
        return arguments.length == 0
                ? words.getString(key)
                : new MessageFormat(words.getString(key).replace("'", "''"), locale).format(arguments);
    }

    /** What is not known here is called what it is. */
    String sayOr(String key, String otherwise) {
        return words.containsKey(key) ? words.getString(key) : otherwise;
    }

    String metric(String metric) {
        return sayOr("metric." + metric, metric);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    String moment(ZonedDateTime at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at);
    }

    /** As on the screen. */
    String amount(@Nullable Double value, String unit) {
        if (value == null) {
            return "–";
        }
        return switch (unit) {
            case "share" -> percent(value, value > 0 && value < 0.1 ? 1 : 0);
            case "money" -> money(value);
            case "score" -> number(value, 2);
            case "duration" -> duration(value);
            default -> number(value, 3);
        };
    }

    /** How much more it is than before; empty where that says nothing. */
    String change(@Nullable Double value, @Nullable Double before) {
        if (value == null || before == null || before == 0) {
            return "";
        }
        double more = (value - before) / before;
        return (more > 0 ? "+" : "") + percent(more, 0);
    }

    private String duration(double seconds) {
        if (seconds < MINUTE) {
            return say("unit.seconds", number(seconds, seconds < 10 ? 1 : 0));
        }
        if (seconds < HOUR) {
            return say("unit.minutes", number(seconds / MINUTE, seconds < 10 * MINUTE ? 1 : 0));
        }
        return seconds < 2 * DAY
                ? say("unit.hours", number(seconds / HOUR, seconds < 10 * HOUR ? 1 : 0))
                : say("unit.days", number(seconds / DAY, 1));
    }

    private String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(java.math.RoundingMode.HALF_UP);
        return format.format(value);
    }

    private String percent(double value, int digits) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(java.math.RoundingMode.HALF_UP);
        return format.format(value);
    }

    private String money(double value) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("USD"));
        if (value != 0 && Math.abs(value) < CENT) {
            format.setMaximumFractionDigits(6);
        }
        return format.format(value);
    }
}
