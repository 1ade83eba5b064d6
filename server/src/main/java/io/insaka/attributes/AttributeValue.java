package io.insaka.attributes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** A value as its definition wants it. Printing one does not show it. */
public sealed interface AttributeValue {
    /** Of a text, a choice or a link. */
    record Words(String text) implements AttributeValue {
        @Override
        public String toString() {
            return "Words";
        }
    }

    record Amount(BigDecimal number) implements AttributeValue {
        /** 1.50 and 1.5 are the same. */
        public Amount {
            BigDecimal plain = number.stripTrailingZeros();
            number = plain.scale() < 0 ? plain.setScale(0) : plain;
        }

        @Override
        public String toString() {
            return "Amount";
        }
    }

    record Day(LocalDate date) implements AttributeValue {
        @Override
        public String toString() {
            return "Day";
        }
    }

    record Flag(boolean yes) implements AttributeValue {
        @Override
        public String toString() {
            return "Flag";
        }
    }

    /** As JSON has it: a text, a number, a date such as {@code 2026-11-22}, or true and false. */
    default Object wire() {
        return switch (this) {
            case Words words -> words.text();
            case Amount amount -> amount.number();
            case Day day -> day.date().toString();
            case Flag flag -> flag.yes();
        };
    }

    /** As text, the same for equal values: for sheets, and for sealing. */
    default String text() {
        return switch (this) {
            case Words words -> words.text();
            case Amount amount -> amount.number().toPlainString();
            case Day day -> day.date().toString();
            case Flag flag -> String.valueOf(flag.yes());
        };
    }

    /** What two values that are found by each other have in common: nobody minds the case of a policy number. */
    default String sought() {
        return text().toLowerCase(Locale.ROOT);
    }
}
