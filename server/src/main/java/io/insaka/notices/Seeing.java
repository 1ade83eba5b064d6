package io.insaka.notices;

import io.insaka.conversations.ThreadRead;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.TeammateLeft;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What was looked at is told nowhere any more, and what is old or nobody's goes. */
@Component
class Seeing {
    private static final Duration KEPT = Duration.ofDays(60);

    private final NoticeRepository notices;
    private final PreferenceRepository preferences;
    private final DeviceRepository devices;
    private final Mailed mailed;
    private final LiveChanges live;
    private final Clock clock;

    Seeing(
            NoticeRepository notices,
            PreferenceRepository preferences,
            DeviceRepository devices,
            Mailed mailed,
            LiveChanges live,
            Clock clock) {
        this.notices = notices;
        this.preferences = preferences;
        this.devices = devices;
        this.mailed = mailed;
        this.live = live;
        this.clock = clock;
    }

    /** @param which null: all of them */
    void saw(TenantId tenant, TeammateId teammate, @Nullable Collection<UUID> which) {
        if (notices.seen(tenant, teammate, which, clock.instant())) {
            mailed.seen(tenant, teammate);
            tell(tenant, null, teammate);
        }
    }

    @EventListener
    void read(ThreadRead read) {
        if (notices.read(read.tenant(), read.teammate(), read.conversation(), clock.instant())) {
            mailed.seen(read.tenant(), read.teammate());
            tell(read.tenant(), read.conversation(), read.teammate());
        }
    }

    /** The teammate's other windows hear of it. */
    private void tell(TenantId tenant, @Nullable ConversationId conversation, TeammateId teammate) {
        live.record(tenant, new Change(conversation, "notice").telling(teammate));
    }

    @EventListener
    void left(TeammateLeft left) {
        devices.forget(left.tenant(), left.teammate());
        notices.forget(left.tenant(), left.teammate());
        mailed.end(left.tenant(), left.teammate());
        preferences.forget(left.tenant(), left.teammate());
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void drop() {
        notices.drop(clock.instant().minus(KEPT));
    }
}
