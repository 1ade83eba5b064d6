package io.insaka.desk.satisfaction;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Teams;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Masked;
import io.insaka.tenancy.Teammates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts answers into the form the API shows. Joins the tenant's open transaction. */
@Component
class AnswerViews {
    private final Teammates teammates;
    private final Teams teams;
    private final Contacts contacts;
    private final Channels channels;

    AnswerViews(Teammates teammates, Teams teams, Contacts contacts, Channels channels) {
        this.teammates = teammates;
        this.teams = teams;
        this.contacts = contacts;
        this.channels = channels;
    }

    /** @param name null: it is gone */
    record Named(UUID id, @Nullable String name) {}

    /** @param name null: it is gone */
    record Customer(UUID id, @Masked @Nullable String name) {}

    /**
     * @param teammate who resolved; null: it was resolved by itself
     * @param comment null: none
     */
    record View(
            UUID id,
            UUID conversation,
            Customer contact,
            Named channel,
            @Nullable Named team,
            @Nullable Named teammate,
            int score,
            @Nullable String comment,
            String language,
            Instant resolvedAt,
            Instant askedAt,
            Instant answeredAt) {}

    List<View> of(TenantId tenant, List<Survey> answered) {
        List<Survey.About> about = answered.stream().map(Survey::about).toList();
        Map<TeammateId, String> people = teammates.names(
                tenant,
                about.stream()
                        .map(Survey.About::teammate)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        Map<UUID, String> named = teams.names(
                tenant,
                about.stream()
                        .map(Survey.About::team)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        Map<ContactId, Contact> known = contacts.find(
                tenant, about.stream().map(Survey.About::contact).distinct().toList());
        Map<ChannelId, String> accounts =
                channels.list(tenant).stream().collect(Collectors.toMap(ChannelAccount::id, ChannelAccount::name));
        return answered.stream()
                .map(survey -> view(survey, people, named, known, accounts))
                .toList();
    }

    private static View view(
            Survey survey,
            Map<TeammateId, String> people,
            Map<UUID, String> teams,
            Map<ContactId, Contact> contacts,
            Map<ChannelId, String> channels) {
        Survey.About about = survey.about();
        Survey.Asked asked = Objects.requireNonNull(survey.asked());
        Survey.Given given = Objects.requireNonNull(survey.given());
        Contact contact = contacts.get(about.contact());
        TeammateId by = about.teammate();
        return new View(
                survey.id(),
                about.conversation().value(),
                new Customer(about.contact().value(), contact == null ? null : contact.label()),
                new Named(about.channel().value(), channels.get(about.channel())),
                about.team() == null ? null : new Named(about.team(), teams.get(about.team())),
                by == null ? null : new Named(by.value(), people.get(by)),
                given.score(),
                given.comment(),
                asked.language(),
                about.resolvedAt(),
                asked.at(),
                given.at());
    }
}
