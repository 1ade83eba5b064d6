package io.insaka.desk.resolving;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a conversation before it is resolved by a person.
 *
 * @param channels empty: all
 * @param teams empty: all, and those without a team
 * @param labels one of them has to be on it; empty: none has to
 * @param attributes of the conversation or its customer, each of which has to have a value
 */
record NeedRule(
        Set<UUID> channels, Set<UUID> teams, Set<UUID> labels, boolean team, boolean assignee, Set<UUID> attributes) {
    NeedRule {
        channels = Set.copyOf(channels);
        teams = Set.copyOf(teams);
        labels = Set.copyOf(labels);
        attributes = Set.copyOf(attributes);
    }

    boolean fits(UUID channel, @Nullable UUID answering) {
        return (channels.isEmpty() || channels.contains(channel))
                && (teams.isEmpty() || (answering != null && teams.contains(answering)));
    }
}
