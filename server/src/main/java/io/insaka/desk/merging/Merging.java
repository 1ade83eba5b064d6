package io.insaka.desk.merging;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Label;
import io.insaka.conversations.Labels;
import io.insaka.conversations.Merge;
import io.insaka.conversations.Merges;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.OpenThreads;
import io.insaka.conversations.Parted;
import io.insaka.conversations.Priority;
import io.insaka.conversations.Threads;
import io.insaka.desk.Activities;
import io.insaka.desk.ComesAlong;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.Holding;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Merges conversations and takes them apart again. Every method joins the tenant's open transaction. */
@Component
class Merging {
    private static final int MOST = 20;

    private final Threads threads;
    private final Merges merges;
    private final Holding holding;
    private final Raising raising;
    private final Luggage luggage;
    private final Notes notes;

    /** What goes with a conversation. */
    @Component
    record Luggage(Labels labels, List<ComesAlong> along, Contacts contacts) {
        Merge.Brought bring(TenantId tenant, ConversationId from, ConversationId to) {
            List<UUID> carried = labels.of(tenant, List.of(from)).getOrDefault(from, List.of()).stream()
                    .map(Label::id)
                    .toList();
            return new Merge.Brought(
                    List.copyOf(labels.put(tenant, to, carried)),
                    along.stream()
                            .flatMap(what -> what.come(tenant, from, to).stream())
                            .toList());
        }

        boolean onePerson(TenantId tenant, Conversation one, Conversation other) {
            Map<?, Contact> known = contacts.find(tenant, List.of(one.contact(), other.contact()));
            return known.values().stream().map(Contact::lead).distinct().count() <= 1;
        }

        void takeBack(TenantId tenant, Merge merge) {
            labels.takeOff(tenant, merge.into(), merge.brought().labels());
            along.forEach(what -> what.goBack(tenant, merge.brought().along(), merge.into(), merge.conversation()));
        }
    }

    /** Where it is put down. */
    @Component
    record Notes(Activities activities, AuditTrail trail, LiveChanges live, Clock clock) {
        void told(TenantId tenant, ConversationId... conversations) {
            live.record(
                    tenant,
                    Stream.of(conversations).map(id -> new Change(id, "merged")).toList());
        }
    }

    Merging(Threads threads, Merges merges, Holding holding, Raising raising, Luggage luggage, Notes notes) {
        this.threads = threads;
        this.merges = merges;
        this.holding = holding;
        this.raising = raising;
        this.luggage = luggage;
        this.notes = notes;
    }

    /**
     * @param confirmed although they are with different customers
     * @param force although another teammate holds the one that is merged
     */
    record Asked(ConversationId conversation, ConversationId into, boolean confirmed, boolean force) {}

    Merge merge(Caller caller, Asked asked) {
        TenantId tenant = caller.tenant();
        if (asked.conversation().equals(asked.into())) {
            throw MergingProblem.intoItself();
        }
        // Both at once, in one order: who merges the other way round at the same moment waits, and finds it done.
        OpenThreads open = threads.openAll(tenant, List.of(asked.conversation(), asked.into()));
        OpenThread leaving = thread(open, asked.conversation());
        OpenThread staying = thread(open, asked.into());
        check(caller, asked, leaving.conversation(), staying.conversation());
        Conversation before = leaving.conversation();
        Conversation other = staying.conversation();
        Priority own = raising.own(tenant, other);
        if (!before.resolved()) {
            handOn(tenant, before, staying);
        }
        leaving.mergeInto(asked.into());
        Instant now = notes.clock().instant();
        var merge = new Merge(
                asked.conversation(),
                asked.into(),
                caller.teammate(),
                now,
                merges.messages(tenant, asked.conversation()),
                luggage.bring(tenant, asked.conversation(), asked.into()),
                Merge.Was.of(before),
                Merge.Took.between(other, staying.conversation(), own));
        merges.keep(tenant, merge);
        open.write();
        notes.activities().merged(tenant, caller.teammate(), asked.conversation(), asked.into());
        audit(caller, "conversation.merged", merge);
        notes.told(tenant, asked.conversation(), asked.into());
        return merge;
    }

    private static OpenThread thread(OpenThreads open, ConversationId id) {
        return open.all().stream()
                .filter(thread -> thread.conversation().id().equals(id))
                .findFirst()
                .orElseThrow(DeskProblem::unknownConversation);
    }

    private void check(Caller caller, Asked asked, Conversation leaving, Conversation staying) {
        TenantId tenant = caller.tenant();
        if (leaving.mergedInto() != null) {
            throw MergingProblem.alreadyMerged();
        }
        if (staying.mergedInto() != null) {
            throw MergingProblem.mergedElsewhere();
        }
        if (merges.count(tenant, leaving.id()) > 0) {
            throw MergingProblem.holdsOthers();
        }
        if (merges.count(tenant, staying.id()) >= MOST) {
            throw MergingProblem.tooMany();
        }
        if (!asked.confirmed() && !luggage.onePerson(tenant, leaving, staying)) {
            throw MergingProblem.differentCustomers();
        }
        holding.askFirst(caller, leaving, asked.force());
        luggage.along().forEach(what -> what.ask(tenant, leaving.id()));
    }

    /** Whoever waits for a person in the one goes on waiting in the other, with the person who was to answer. */
    private void handOn(TenantId tenant, Conversation from, OpenThread to) {
        to.reopen();
        if (!(from.holder() instanceof Holder.Bot)) {
            if (to.conversation().holder() instanceof Holder.Bot) {
                if (from.holder() instanceof Holder.Teammate one
                        && holding.answers(tenant, one.id(), to.conversation())) {
                    to.take(one);
                } else {
                    to.handOver(reason(from.lease().reason()));
                }
            }
            Instant since = from.activity().waitingSince();
            Instant there = to.conversation().activity().waitingSince();
            if (since != null && (there == null || since.isBefore(there))) {
                to.waits(since);
            }
        }
        to.raise(from.attention().priority());
    }

    private static String reason(@Nullable String known) {
        return known == null ? "merged by a teammate" : known;
    }

    void unmerge(Caller caller, ConversationId conversation) {
        TenantId tenant = caller.tenant();
        ConversationId into = merges.find(tenant, conversation).map(Merge::into).orElse(conversation);
        OpenThreads open = threads.openAll(tenant, List.of(conversation, into));
        OpenThread leaving = thread(open, conversation);
        // Whoever does not see the other knows nothing of it.
        boolean merged =
                into.equals(leaving.conversation().mergedInto()) && open.all().size() == 2;
        Merge merge = merged ? merges.find(tenant, conversation).orElse(null) : null;
        if (merge == null) {
            throw MergingProblem.notMerged();
        }
        raising.takeBack(tenant, open.thread(into), merge);
        merges.end(tenant, conversation);
        putBack(tenant, leaving, merge.was());
        handBack(open.thread(into), merge);
        open.write();
        luggage.takeBack(tenant, merge);
        notes.activities().unmerged(tenant, caller.teammate(), conversation);
        notes.activities().letGo(tenant, caller.teammate(), into);
        audit(caller, "conversation.unmerged", merge);
        notes.told(tenant, conversation, into);
    }

    /** As it was; who took it meanwhile keeps it. */
    private void putBack(TenantId tenant, OpenThread thread, Merge.Was was) {
        thread.part();
        if (!was.open()) {
            return;
        }
        thread.reopen();
        if (thread.conversation().holder() instanceof Holder.Bot && !(was.holder() instanceof Holder.Bot)) {
            if (was.holder() instanceof Holder.Teammate one
                    && holding.answers(tenant, one.id(), thread.conversation())) {
                thread.take(one);
            } else {
                thread.handOver(reason(was.reason()));
            }
            thread.waits(was.waitingSince());
        }
        thread.prioritise(was.priority());
        if (was.snoozedUntil() != null
                && was.snoozedUntil().isAfter(notes.clock().instant())) {
            thread.snooze(was.snoozedUntil());
        }
    }

    /** What the other took over goes, unless somebody has done something there since. */
    private static void handBack(OpenThread thread, Merge merge) {
        if (!merge.took().untouched(thread.conversation())) {
            return;
        }
        if (merge.took().reopened()) {
            thread.resolve();
        } else if (merge.took().handed()) {
            thread.release();
            thread.waits(null);
        }
    }

    /** What came along stays where it went on. */
    @EventListener
    void opened(Parted parted) {
        for (Parted.From from : parted.all()) {
            // A teammate who opens it may not see the other: nothing can be put down there in their sight.
            boolean seen =
                    !merges.of(parted.tenant(), List.of(from.conversation())).isEmpty();
            if (merges.end(parted.tenant(), from.conversation())) {
                notes.activities().unmerged(parted.tenant(), null, from.conversation());
                if (seen) {
                    notes.activities().letGo(parted.tenant(), null, from.other());
                }
                notes.told(parted.tenant(), from.conversation(), from.other());
            }
        }
    }

    private void audit(Caller caller, String action, Merge merge) {
        notes.trail()
                .record(
                        caller.tenant(),
                        action,
                        Subject.of("conversation", merge.conversation().value()),
                        Details.of(Map.of(
                                "into", merge.into().toString(),
                                "labels", merge.brought().labels().size(),
                                "tasks", merge.brought().along().size())));
    }
}
