package io.insaka.desk;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts down what was done to a conversation, for the lines in its thread. Joins the tenant's open transaction. */
@Component
public class Activities {
    private final ActivityRepository repository;
    private final Ids ids;
    private final Clock clock;

    Activities(ActivityRepository repository, Ids ids, Clock clock) {
        this.repository = repository;
        this.ids = ids;
        this.clock = clock;
    }

    void did(TenantId tenant, TeammateId by, ConversationId conversation, Activity.Kind kind) {
        put(tenant, by, conversation, kind, null, null);
    }

    void did(TenantId tenant, TeammateId by, ConversationId conversation, Activity.Kind kind, String value) {
        put(tenant, by, conversation, kind, null, value);
    }

    void assigned(TenantId tenant, TeammateId by, ConversationId conversation, TeammateId to) {
        put(tenant, by, conversation, Activity.Kind.ASSIGNED, to, null);
    }

    /** What a teammate did at a time that is past. @param kind in the words of {@link Activity.Kind} */
    public void recount(
            TenantId tenant, TeammateId by, ConversationId conversation, String kind, @Nullable String value) {
        put(tenant, by, conversation, Activity.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), null, value);
    }

    /** It was given to somebody by itself. @param why the rule, and whose it is */
    public void given(TenantId tenant, ConversationId conversation, TeammateId to, String why) {
        put(tenant, null, conversation, Activity.Kind.ASSIGNED, to, why);
    }

    /** Who put it back for somebody else, if nobody has had it since. */
    public Optional<TeammateId> putBackBy(TenantId tenant, ConversationId conversation) {
        return repository
                .lastHand(tenant, conversation)
                .filter(last -> last.kind() == Activity.Kind.UNASSIGNED)
                .flatMap(last -> Optional.ofNullable(last.by()));
    }

    /** Whether somebody has said how urgent it is. */
    public boolean prioritisedSince(TenantId tenant, ConversationId conversation, Instant at) {
        return repository.since(tenant, conversation, Activity.Kind.PRIORITISED, at);
    }

    /** A rule named the team that answers it. */
    public void routed(TenantId tenant, ConversationId conversation, String team) {
        put(tenant, null, conversation, Activity.Kind.TEAMED, null, team);
    }

    /** What was promised was not done by then. */
    public void missed(TenantId tenant, ConversationId conversation, String target) {
        put(tenant, null, conversation, Activity.Kind.MISSED, null, target);
    }

    public void tasked(TenantId tenant, TeammateId by, ConversationId conversation) {
        put(tenant, by, conversation, Activity.Kind.TASKED, null, null);
    }

    public void taskDone(TenantId tenant, TeammateId by, ConversationId conversation) {
        put(tenant, by, conversation, Activity.Kind.TASK_DONE, null, null);
    }

    /** Its time has come: it is back in sight. */
    public void followedUp(TenantId tenant, ConversationId conversation) {
        put(tenant, null, conversation, Activity.Kind.FOLLOWED_UP, null, null);
    }

    /** It was resolved by itself. */
    public void endedQuietly(TenantId tenant, ConversationId conversation) {
        put(tenant, null, conversation, Activity.Kind.ENDED_QUIETLY, null, null);
    }

    public void merged(TenantId tenant, TeammateId by, ConversationId leaving, ConversationId staying) {
        put(tenant, by, leaving, Activity.Kind.MERGED, null, null);
        put(tenant, by, staying, Activity.Kind.TOOK_IN, null, null);
    }

    /** @param by null: it was opened again */
    public void unmerged(TenantId tenant, @Nullable TeammateId by, ConversationId leaving) {
        put(tenant, by, leaving, Activity.Kind.UNMERGED, null, null);
    }

    /** As {@link #unmerged}, in the other. */
    public void letGo(TenantId tenant, @Nullable TeammateId by, ConversationId staying) {
        put(tenant, by, staying, Activity.Kind.LET_GO, null, null);
    }

    public void rated(TenantId tenant, ConversationId conversation, int score) {
        put(tenant, null, conversation, Activity.Kind.RATED, null, Integer.toString(score));
    }

    void woke(TenantId tenant, ConversationId conversation) {
        put(tenant, null, conversation, Activity.Kind.WOKEN, null, null);
    }

    private void put(
            TenantId tenant,
            @Nullable TeammateId by,
            ConversationId conversation,
            Activity.Kind kind,
            @Nullable TeammateId subject,
            @Nullable String value) {
        repository.insert(tenant, new Activity(ids.next(), conversation, kind, by, subject, value, clock.instant()));
    }
}
