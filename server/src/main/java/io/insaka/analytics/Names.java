package io.insaka.analytics;

import io.insaka.channels.Channels;
import io.insaka.conversations.Label;
import io.insaka.conversations.Labels;
import io.insaka.conversations.Team;
import io.insaka.conversations.Teams;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Teammates;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the parts of a table are called. Joins the tenant's open transaction. */
@Component
class Names {
    private final Channels channels;
    private final Teams teams;
    private final Labels labels;
    private final Teammates teammates;

    Names(Channels channels, Teams teams, Labels labels, Teammates teammates) {
        this.channels = channels;
        this.teams = teams;
        this.labels = labels;
        this.teammates = teammates;
    }

    /** What is gone has no entry. */
    Map<String, String> of(TenantId tenant, ReportKind.Part part, Collection<String> ids) {
        return switch (part) {
            case CHANNEL ->
                channels.list(tenant).stream()
                        .collect(Collectors.toMap(channel -> channel.id().toString(), channel -> channel.name()));
            case TEAM ->
                teams.all(tenant).stream()
                        .collect(Collectors.toMap(team -> team.id().toString(), Team::name));
            case LABEL ->
                labels.all(tenant).stream()
                        .collect(Collectors.toMap(label -> label.id().toString(), Label::name));
            case TEAMMATE -> teammates(tenant, ids);
            case REASON, SCORE, MODEL, AGENT -> ids.stream().collect(Collectors.toMap(word -> word, word -> word));
        };
    }

    private Map<String, String> teammates(TenantId tenant, Collection<String> ids) {
        return teammates
                .names(
                        tenant,
                        ids.stream()
                                .map(id -> new TeammateId(UUID.fromString(id)))
                                .toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }
}
