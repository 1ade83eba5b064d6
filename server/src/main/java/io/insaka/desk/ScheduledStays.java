package io.insaka.desk;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import org.springframework.stereotype.Component;

/** What was written for later is sent where it was written, so it is sent or cancelled before that goes on elsewhere. */
@Component
class ScheduledStays implements ComesAlong {
    private final ScheduledRepository repository;

    ScheduledStays(ScheduledRepository repository) {
        this.repository = repository;
    }

    @Override
    public void ask(TenantId tenant, ConversationId leaving) {
        if (repository.waits(tenant, leaving)) {
            throw DeskProblem.messagesScheduled();
        }
    }
}
