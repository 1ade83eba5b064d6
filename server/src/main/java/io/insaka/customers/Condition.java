package io.insaka.customers;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeCheck.Operator;
import io.insaka.attributes.AttributeValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a customer has to be to be found. Made by {@link Conditions}, which refuses what makes no sense. */
public sealed interface Condition {
    /** @param all whether each of them has to hold; else one is enough */
    record Group(boolean all, List<Condition> conditions) implements Condition {
        public Group {
            conditions = List.copyOf(conditions);
        }
    }

    record Check(Field field, Operator operator, Operand operand) implements Condition {}

    /** What is looked at. */
    sealed interface Field {
        /** What the product itself knows. */
        enum Known implements Field {
            /** On which they have a conversation. */
            CHANNEL,
            LANGUAGE,
            VIP,
            OPTED_OUT,
            FIRST_SEEN,
            LAST_MESSAGE,
            /** How many were said with them, notes of the team included. */
            MESSAGES,
            CONVERSATIONS,
            /** One that a conversation of theirs carries. */
            LABEL,
            /** To which they belong. */
            COMPANY,
            OPEN_CONVERSATION,
            /** For a purpose on a kind of channel, written {@code marketing@whatsapp}: the latest word of all their contacts. */
            CONSENT_GIVEN,
            /** As {@link #CONSENT_GIVEN}, of a no. */
            CONSENT_WITHDRAWN,
            /** Beginnings of names and mail addresses, endings of numbers; or who was found by their names. */
            NAME;

            String wire() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }

        /** What the organisation itself wants to know. */
        record Own(Attribute attribute) implements Field {}
    }

    /** What it is compared with. Printing one does not show it. */
    sealed interface Operand {
        enum Nothing implements Operand {
            NOTHING
        }

        record Truth(boolean yes) implements Operand {}

        record Count(long number) implements Operand {}

        record Day(LocalDate date) implements Operand {}

        /** So many days of 24 hours until now, or of the calendar until today. */
        record Days(int number) implements Operand {}

        record Things(List<UUID> ids) implements Operand {
            public Things {
                ids = List.copyOf(ids);
            }
        }

        record Words(List<String> words) implements Operand {
            public Words {
                words = List.copyOf(words);
            }

            @Override
            public String toString() {
                return "Words";
            }
        }

        /** One of these; of an attribute that is a text, its words may also be a part of the value. */
        record Values(List<AttributeValue> values) implements Operand {
            public Values {
                values = List.copyOf(values);
            }
        }
    }
}
