package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the modules above what happened here ({@link AccessChanged}); to be called within the change's transaction. */
@Component
class AccessNotes {
    private final ApplicationEventPublisher events;

    AccessNotes(ApplicationEventPublisher events) {
        this.events = events;
    }

    void note(TenantId tenant, @Nullable TeammateId by, String action, TeammateId teammate, Map<String, Object> facts) {
        events.publishEvent(new AccessChanged(tenant, by, action, "teammate", teammate.value(), facts));
    }

    void note(Caller by, String action, String subjectType, UUID subject, Map<String, Object> facts) {
        events.publishEvent(new AccessChanged(by.tenant(), by.teammate(), action, subjectType, subject, facts));
    }

    void note(
            TenantId tenant,
            @Nullable TeammateId by,
            String action,
            String subjectType,
            UUID subject,
            Map<String, Object> facts) {
        events.publishEvent(new AccessChanged(tenant, by, action, subjectType, subject, facts));
    }

    void refused(TenantId tenant, TeammateId teammate, boolean locked) {
        events.publishEvent(new SignInRefused(tenant, teammate, locked));
    }
}
