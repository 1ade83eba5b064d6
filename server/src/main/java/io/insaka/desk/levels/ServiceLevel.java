package io.insaka.desk.levels;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Priority;
import io.insaka.tenancy.OpeningHours;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is promised to customers who want a person. Every condition has to hold; an empty set asks for nothing.
 *
 * @param warning how long before a target is missed somebody is told
 * @param week when {@code hours} are its own
 */
record ServiceLevel(
        String name, Fits fits, Targets targets, Duration warning, Hours hours, List<OpeningHours.Span> week) {
    ServiceLevel {
        week = List.copyOf(week);
    }

    /** Whose conversations it is for. */
    record Fits(Set<UUID> channels, Set<UUID> teams, Set<Priority> priorities) {
        Fits {
            channels = Set.copyOf(channels);
            teams = Set.copyOf(teams);
            priorities = Set.copyOf(priorities);
        }

        boolean fits(Conversation conversation, @Nullable UUID team) {
            return (channels.isEmpty()
                            || channels.contains(conversation.channel().value()))
                    && (teams.isEmpty() || team != null && teams.contains(team))
                    && (priorities.isEmpty()
                            || priorities.contains(conversation.attention().priority()));
        }
    }

    /** Null where nothing is promised. */
    record Targets(
            @Nullable Duration first,
            @Nullable Duration next,
            @Nullable Duration resolution) {}

    /** In which time counts. */
    enum Hours {
        ALWAYS,
        /** While the conversation's channel is open, which is as the organisation is if it has no hours of its own. */
        ORGANISATION,
        /** In a week of its own; the closed dates and the time zone are the channel's. */
        OWN;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Hours of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    OpeningHours counting(OpeningHours channel) {
        return switch (hours) {
            case ALWAYS -> new OpeningHours(List.of(), Set.of(), channel.zone());
            case ORGANISATION -> channel;
            case OWN -> new OpeningHours(week, channel.closed(), channel.zone());
        };
    }
}
