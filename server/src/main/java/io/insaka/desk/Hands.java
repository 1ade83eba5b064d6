package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Mentions;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Threads;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Caller;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Conversations passing from hand to hand. */
@Component
class Hands {
    private static final Duration LAST_WORD = Duration.ofSeconds(12);
    private static final int LOOK_MILLIS = 20;

    private final TenantTransactions transactions;
    private final Threads threads;
    private final Inbox inbox;
    private final Holding holding;
    private final Marks marks;
    private final LiveChanges live;
    private final AuditTrail trail;
    private final Activities activities;
    private final Mentions mentions;

    /** Who is told of a change of hands. */
    @Component
    record Told(LiveChanges live, AuditTrail trail, Activities activities, Mentions mentions) {}

    Hands(TenantTransactions transactions, Threads threads, Inbox inbox, Holding holding, Marks marks, Told told) {
        this.transactions = transactions;
        this.threads = threads;
        this.inbox = inbox;
        this.holding = holding;
        this.marks = marks;
        this.live = told.live();
        this.trail = told.trail();
        this.activities = told.activities();
        this.mentions = told.mentions();
    }

    void take(Caller caller, ConversationId id, boolean force) {
        change(caller, id, Activity.Kind.TAKEN, thread -> {
            holding.askFirst(caller, thread.conversation(), force);
            thread.take(new Holder.Teammate(caller.teammate()));
        });
        awaitLastWord(caller, id);
    }

    /** A word of the bot that is on the wire cannot be called back: the answer waits until it has arrived. */
    private void awaitLastWord(Caller caller, ConversationId id) {
        long until = System.nanoTime() + LAST_WORD.toNanos();
        while (transactions.call(caller.tenant(), () -> inbox.botIsSending(caller.tenant(), id))
                && System.nanoTime() < until) {
            try {
                Thread.sleep(LOOK_MILLIS); // the outcome is written by the delivery of whichever node sends it
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    void release(Caller caller, ConversationId id, boolean force) {
        change(caller, id, Activity.Kind.RELEASED, thread -> {
            holding.askFirst(caller, thread.conversation(), force);
            thread.release();
        });
    }

    void resolve(Caller caller, ConversationId id, boolean force) {
        change(caller, id, Activity.Kind.RESOLVED, thread -> {
            holding.askFirst(caller, thread.conversation(), force);
            if (!thread.conversation().resolved()) {
                holding.askWhatIsMissing(caller.tenant(), thread.conversation());
            }
            thread.resolve();
        });
    }

    void read(Caller caller, ConversationId id) {
        transactions.run(caller.tenant(), () -> {
            var open = threads.open(caller.tenant(), id).orElseThrow(DeskProblem::unknownConversation);
            open.thread(id).read();
            open.write();
            mentions.seen(caller.tenant(), caller.teammate(), id);
        });
        mark(caller, id, false);
    }

    /** Told to the provider, and to watchers: a channel of our own has no other way to hear of it. */
    void typing(Caller caller, ConversationId id) {
        mark(caller, id, true);
        transactions.run(caller.tenant(), () -> live.record(caller.tenant(), new Change(id, Change.ANSWERING)));
    }

    /** Asking for what is so already changes nothing, and so leaves no entry. */
    private void change(Caller caller, ConversationId id, Activity.Kind kind, Consumer<OpenThread> change) {
        transactions.run(caller.tenant(), () -> {
            var open = threads.open(caller.tenant(), id).orElseThrow(DeskProblem::unknownConversation);
            OpenThread thread = open.thread(id);
            Conversation before = thread.conversation();
            change.accept(thread);
            Conversation after = thread.conversation();
            if (!after.holder().equals(before.holder()) || after.resolved() != before.resolved()) {
                trail.record(caller.tenant(), "conversation." + kind.wire(), Subject.of("conversation", id.value()));
                activities.did(caller.tenant(), caller.teammate(), id, kind);
            }
            if (after.resolved() && !before.resolved()) {
                holding.resolved(caller, before);
            }
            open.write();
        });
    }

    private void mark(Caller caller, ConversationId id, boolean typing) {
        transactions
                .call(caller.tenant(), () -> {
                    var listed = inbox.find(caller.tenant(), id).orElseThrow(DeskProblem::unknownConversation);
                    return inbox.latestInbound(caller.tenant(), id)
                            .filter(message -> message.providerId() != null)
                            .map(message -> marks.prepare(caller.tenant(), listed.conversation(), message, typing))
                            .orElse(() -> {});
                })
                .run();
    }
}
