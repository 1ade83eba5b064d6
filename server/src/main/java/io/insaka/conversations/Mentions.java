package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Teammates called by name in notes. Every method joins the tenant's open transaction. */
@Component
public class Mentions {
    private final MentionRepository repository;
    private final LiveChanges live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mentions(MentionRepository repository, LiveChanges live, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    public void call(TenantId tenant, ConversationId conversation, MessageId note, Collection<TeammateId> teammates) {
        if (!teammates.isEmpty()) {
            repository.insert(tenant, conversation, note, teammates, clock.instant());
            live.record(tenant, new Change(conversation, "mention"));
        }
    }

    /** They have read the conversation. */
    public void seen(TenantId tenant, TeammateId teammate, ConversationId conversation) {
        if (repository.seen(tenant, teammate, conversation, clock.instant())) {
            live.record(tenant, new Change(conversation, "mention"));
        }
        events.publishEvent(new ThreadRead(tenant, teammate, conversation));
    }
}
