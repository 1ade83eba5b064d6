package io.insaka.attributes;

import io.insaka.attributes.AttributeValue.Amount;
import io.insaka.attributes.AttributeValue.Day;
import io.insaka.attributes.AttributeValue.Flag;
import io.insaka.attributes.AttributeValue.Words;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A definition.
 *
 * @param key what conditions, imports and other programs call it; never changes
 * @param options of a choice, else empty
 * @param sensitive sealed at rest, and found by its exact value only
 */
public record Attribute(
        UUID id,
        AttributeSubject subject,
        String key,
        String label,
        AttributeKind kind,
        List<String> options,
        boolean sensitive) {
    static final int LONGEST = 500;
    /** More digits than any amount or number of a customer has, and few enough that nobody can fill the disk with them. */
    private static final int MOST_DIGITS = 30;

    private static final int LATEST_YEAR = 9999;

    public Attribute {
        options = List.copyOf(options);
    }

    /**
     * A value as JSON has it.
     *
     * @param wire a text, a number, a date such as {@code 2026-11-22}, or true and false
     * @throws AttributeProblem when it does not fit
     */
    public AttributeValue read(Object wire) {
        return switch (kind) {
            case TEXT -> new Words(line(wire));
            case LINK -> new Words(link(line(wire)));
            case CHOICE -> {
                String chosen = line(wire);
                if (!options.contains(chosen)) {
                    throw AttributeProblem.value(key, "is none of the options");
                }
                yield new Words(chosen);
            }
            case NUMBER -> new Amount(number(wire));
            case DATE -> new Day(date(wire));
            case YES_NO -> {
                if (!(wire instanceof Boolean yes)) {
                    throw AttributeProblem.value(key, "is true or false");
                }
                yield new Flag(yes);
            }
        };
    }

    /**
     * A value as people write it into a sheet: of a choice also in another case, of a yes or no also in other words.
     *
     * @throws AttributeProblem when it does not fit
     */
    public AttributeValue parse(String written) {
        String text = written.strip();
        return switch (kind) {
            case TEXT, LINK, DATE -> read(text);
            case CHOICE ->
                read(options.stream()
                        .filter(option -> option.equalsIgnoreCase(text))
                        .findFirst()
                        .orElse(text));
            case NUMBER -> {
                try {
                    yield read(new BigDecimal(text.replace(" ", "").replace("\u00a0", "")));
                } catch (NumberFormatException noNumber) {
                    throw AttributeProblem.value(key, "is a number");
                }
            }
            case YES_NO -> read(yes(text).orElseThrow(() -> AttributeProblem.value(key, "is yes or no")));
        };
    }

    /** A value that was found to fit when it was written. */
    AttributeValue kept(String text) {
        return switch (kind) {
            case TEXT, CHOICE, LINK -> new Words(text);
            case NUMBER -> new Amount(new BigDecimal(text));
            case DATE -> new Day(LocalDate.parse(text));
            case YES_NO -> new Flag(Boolean.parseBoolean(text));
        };
    }

    private static Optional<Boolean> yes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "oui" -> Optional.of(true);
            case "false", "no", "n", "0", "non" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private String line(Object wire) {
        if (!(wire instanceof String text)) {
            throw AttributeProblem.value(key, "is a text");
        }
        String line = text.strip();
        if (!PlainLine.is(line, LONGEST)) {
            throw AttributeProblem.value(key, "is empty, too long, or has characters that are no text");
        }
        return line;
    }

    private String link(String line) {
        try {
            URI uri = URI.create(line);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return line;
            }
        } catch (IllegalArgumentException noAddress) {
            // Said below.
        }
        throw AttributeProblem.value(key, "is an address that begins with https://");
    }

    private BigDecimal number(Object wire) {
        if (!(wire instanceof Number number)) {
            throw AttributeProblem.value(key, "is a number");
        }
        try {
            var exact = new BigDecimal(number.toString());
            if (exact.precision() <= MOST_DIGITS && Math.abs((long) exact.scale()) <= MOST_DIGITS) {
                return exact;
            }
        } catch (NumberFormatException notFinite) {
            // Said below.
        }
        throw AttributeProblem.value(key, "has more digits than can be kept");
    }

    private LocalDate date(Object wire) {
        try {
            if (wire instanceof String text) {
                LocalDate date = LocalDate.parse(text.strip());
                if (date.getYear() >= 1 && date.getYear() <= LATEST_YEAR) {
                    return date;
                }
            }
        } catch (DateTimeException noDate) {
            // Said below.
        }
        throw AttributeProblem.value(key, "is a date such as 2026-11-22");
    }
}
