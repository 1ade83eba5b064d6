package io.insaka.desk.satisfaction;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions that were asked, and answered, at a time that is past. Joins the tenant's open transaction. */
@Component
public class PastSurveys {
    private final SurveyRepository repository;
    private final Ids ids;

    PastSurveys(SurveyRepository repository, Ids ids) {
        this.repository = repository;
        this.ids = ids;
    }

    /** Whose resolution a customer was asked about. */
    public record About(
            ConversationId conversation,
            ContactId contact,
            ChannelId channel,
            @Nullable UUID team,
            TeammateId teammate,
            Instant resolvedAt,
            String language) {}

    /** @param place of the question in the thread */
    public UUID asked(TenantId tenant, About about, Instant at, long place) {
        UUID id = ids.next();
        repository.plan(
                tenant,
                id,
                new Survey.About(
                        about.conversation(),
                        about.contact(),
                        about.channel(),
                        about.team(),
                        about.teammate(),
                        about.resolvedAt()));
        repository.ask(tenant, id, new Survey.Asked(at, about.language(), place));
        return id;
    }

    /** @param place of the answer in the thread */
    public void answered(TenantId tenant, UUID survey, int score, @Nullable String comment, Instant at, long place) {
        repository.answer(tenant, survey, new Survey.Given(score, at, comment, null), place, place);
    }
}
