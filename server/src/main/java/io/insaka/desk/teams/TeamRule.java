package io.insaka.desk.teams;

import io.insaka.conversations.Conversation;
import io.insaka.conversations.Label;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which team answers what the bot hands over. Every one of its conditions has to hold; of several values one is enough,
 * and an empty set asks for nothing.
 *
 * @param causes words of what led to the hand-over, such as {@code upset}
 */
record TeamRule(UUID team, Set<UUID> channels, Set<UUID> labels, Set<String> causes) {
    TeamRule {
        channels = Set.copyOf(channels);
        labels = Set.copyOf(labels);
        causes = Set.copyOf(causes);
    }

    boolean fits(Conversation conversation, List<Label> carried, @Nullable String cause) {
        return (channels.isEmpty() || channels.contains(conversation.channel().value()))
                && (labels.isEmpty() || carried.stream().anyMatch(label -> labels.contains(label.id())))
                && (causes.isEmpty() || cause != null && causes.contains(cause));
    }
}
