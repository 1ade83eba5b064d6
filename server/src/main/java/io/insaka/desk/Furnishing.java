package io.insaka.desk;

import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the product brings along for the desk, and nobody in the organisation wrote. Joins the tenant's open transaction. */
@Component
public class Furnishing {
    private final CannedReplyRepository replies;
    private final SavedViewRepository views;
    private final Ids ids;
    private final Clock clock;

    Furnishing(CannedReplyRepository replies, SavedViewRepository views, Ids ids, Clock clock) {
        this.replies = replies;
        this.views = views;
        this.ids = ids;
        this.clock = clock;
    }

    /** Everybody's. Empty when another one has the shortcut. */
    public Optional<UUID> reply(TenantId tenant, String shortcut, String text) {
        UUID id = ids.next();
        return replies.put(tenant, new CannedReply(id, null, shortcut, text), clock.instant())
                ? Optional.of(id)
                : Optional.empty();
    }

    /** A list for everybody: of what is open and has one of these labels, or is as urgent as that, or waits so long. */
    public UUID view(
            TenantId tenant,
            TeammateId by,
            String name,
            @Nullable List<UUID> labels,
            @Nullable List<String> priorities,
            @Nullable Integer waitingMinutes) {
        UUID id = ids.next();
        var filter = new InboxFilter(
                "open",
                null,
                null,
                null,
                null,
                labels,
                null,
                null,
                null,
                priorities,
                null,
                null,
                waitingMinutes,
                null,
                null,
                null,
                null);
        views.put(tenant, new SavedView(id, by, true, name, filter), clock.instant());
        return id;
    }
}
