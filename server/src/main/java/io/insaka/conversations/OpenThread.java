package io.insaka.conversations;

import io.insaka.channels.spi.Content;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.MessageId;
import io.insaka.telemetry.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One locked thread and what is being done to it. The rules of the lease are here and nowhere else. */
public final class OpenThread {
    private final Instant now;
    private final Ids ids;
    private final List<NewMessage> written = new ArrayList<>();
    private final Set<String> what = new LinkedHashSet<>();
    private Conversation conversation;
    private boolean silenced;
    private Conversation before;
    private @Nullable String cause;

    OpenThread(Conversation conversation, Instant now, Ids ids) {
        this.conversation = conversation;
        this.before = conversation;
        this.now = now;
        this.ids = ids;
    }

    public Conversation conversation() {
        return conversation;
    }

    /** What a message is called at the provider. @param aliases other words for it, and for its parts */
    public record Names(@Nullable String own, List<String> aliases) {
        static final Names NONE = new Names(null, List.of());

        public Names {
            aliases = List.copyOf(aliases);
        }
    }

    /** What the contact wrote. A resolved thread opens again; the bot has had it since it was resolved. */
    public void hear(MessageId id, Message.Body body, Names names, @Nullable MessageId replyTo) {
        append(id, Direction.INBOUND, Author.CONTACT, body, MessageStatus.RECEIVED, names, replyTo);
        change(conversation
                .resolved(false)
                .with(conversation.activity().heard(now))
                .with(conversation.attention().snoozed(null)));
    }

    /**
     * What the contact answered to something that was asked beside the conversation: it stands in the thread and opens the
     * reply window, but nobody has to answer it, and a resolved thread stays resolved.
     */
    public void overhear(MessageId id, Message.Body body, Names names, @Nullable MessageId replyTo) {
        Conversation.Activity before = conversation.activity();
        append(id, Direction.INBOUND, Author.CONTACT, body, MessageStatus.RECEIVED, names, replyTo);
        change(conversation.with(before.marked().felt(now)));
    }

    /** Asks or says something beside the conversation: it answers nothing, and the thread does not move up for it. */
    public MessageId aside(Message.Body body) {
        Conversation.Activity before = conversation.activity();
        MessageId id = out(Author.SYSTEM, body, MessageStatus.QUEUED, null);
        conversation = conversation.with(before.marked());
        return id;
    }

    /** The contact did something that is no message (a reaction, an edit): it opens the reply window all the same. */
    public void felt() {
        change(conversation.with(conversation.activity().felt(now)));
        what.add("message");
    }

    /**
     * Says something to the contact. The bot only while it holds the thread, a teammate only while they do. A reaction
     * is a mark at {@code replyTo}: it answers nothing, and the thread does not move up for it.
     *
     * @throws NotHolder when somebody else holds it
     */
    public MessageId say(Author author, Message.Body body, @Nullable MessageId replyTo) {
        if (!maySay(author)) {
            throw new NotHolder();
        }
        MessageId id = out(author, body, MessageStatus.QUEUED, replyTo);
        if (!body.isMark()) {
            change(conversation.with(conversation.activity().answered(now, !(author instanceof Author.Bot))));
        }
        return id;
    }

    /**
     * Says to the contact what many are told. It answers nothing, so whoever waits goes on waiting, the thread stays where
     * it is in the list, and whoever holds it goes on holding it. A thread that begins with it is no work for anybody.
     */
    public MessageId announce(Author.Mailing mailing, Message.Body body) {
        boolean first = conversation.activity().nextPosition() == 1;
        Conversation.Activity before = conversation.activity();
        MessageId id = out(mailing, body, MessageStatus.QUEUED, null);
        conversation = conversation.with(before.marked());
        if (first) {
            conversation = conversation.resolved(true);
        }
        return id;
    }

    /**
     * What was said to the contact at a time that is past, see {@code kernel.AsOf}: kept as read, and never sent.
     *
     * @param aside it answers nothing, as {@link #aside} and {@link #announce}
     */
    public MessageId recount(Author author, Message.Body body, @Nullable MessageId replyTo, boolean aside) {
        Conversation.Activity before = conversation.activity();
        MessageId id = out(author, body, MessageStatus.READ, replyTo);
        boolean byAPerson = !(author instanceof Author.Bot);
        change(conversation.with(
                aside ? before.marked() : conversation.activity().answered(now, byAPerson)));
        return id;
    }

    public boolean maySay(Author author) {
        return switch (author) {
            case Author.Bot bot -> conversation.holder() instanceof Holder.Bot;
            case Author.Teammate teammate ->
                teammate.id().equals(conversation.holder().teammate());
            case Author.System system -> true;
            case Author.Contact contact -> false;
            case Author.Mailing mailing -> false;
        };
    }

    /** Something the organisation said elsewhere (in the provider's own app): shown, never sent by us. */
    public void echo(MessageId id, Message.Body body, String providerId, @Nullable MessageId replyTo) {
        append(
                id,
                Direction.OUTBOUND,
                Author.SYSTEM,
                body,
                MessageStatus.SENT,
                new Names(providerId, List.of()),
                replyTo);
        if (!body.isMark()) {
            change(conversation.with(conversation.activity().answered(now, true)));
        }
    }

    public MessageId note(Author author, Content content) {
        var id = new MessageId(ids.next());
        append(id, Direction.NOTE, author, Message.Body.of(content), MessageStatus.RECEIVED, Names.NONE, null);
        return id;
    }

    private MessageId out(Author author, Message.Body body, MessageStatus status, @Nullable MessageId replyTo) {
        var id = new MessageId(ids.next());
        append(id, Direction.OUTBOUND, author, body, status, Names.NONE, replyTo);
        return id;
    }

    private void append(
            MessageId id,
            Direction direction,
            Author author,
            Message.Body body,
            MessageStatus status,
            Names names,
            @Nullable MessageId replyTo) {
        written.add(new NewMessage(
                id,
                conversation.id(),
                conversation.channel(),
                conversation.activity().nextPosition(),
                direction,
                author,
                body,
                status,
                names.own(),
                names.aliases(),
                replyTo,
                now,
                TraceContext.current()));
        what.add("message");
        Conversation.Activity activity = conversation.activity();
        conversation = conversation.with(body.isMark() ? activity.marked() : activity.appended(now));
    }

    /** A teammate holds it from here; whatever the bot has not sent yet is never sent. */
    public void take(Holder.Teammate teammate) {
        if (!teammate.equals(conversation.holder())) {
            var lease = conversation.lease();
            hold(lease.to(teammate, lease.reason(), lease.since()));
            change(conversation.with(conversation.attention().told(null).snoozed(null)));
            silenced = true;
        }
    }

    /** A person is wanted. What the bot has said until now still goes out. */
    public void handOver(String reason) {
        if (conversation.holder() instanceof Holder.Bot) {
            hold(conversation.lease().to(Holder.QUEUE, reason, now));
            conversation = conversation.with(conversation.activity().waiting(now));
        }
    }

    /**
     * As {@link #handOver(String)}, and the contact has just been told that a person will answer.
     *
     * @param why what led to it, in one word, for whoever sorts such conversations
     */
    public void promise(String reason, Priority priority, String why) {
        handOver(reason);
        cause = why;
        change(conversation.with(conversation.attention().weighed(priority).told(now)));
    }

    /** A person should look sooner. */
    public void raise(Priority priority) {
        Conversation.Attention raised = conversation.attention().raised(priority);
        if (!raised.equals(conversation.attention())) {
            change(conversation.with(raised));
        }
    }

    /** How soon a person should look, as a teammate sees it. */
    public void prioritise(Priority priority) {
        if (priority != conversation.attention().priority()) {
            change(conversation.with(conversation.attention().weighed(priority)));
        }
    }

    /** Out of sight until then, or until the contact writes. What is resolved has nothing to wait for. */
    public void snooze(Instant until) {
        if (!conversation.resolved() && !until.equals(conversation.attention().snoozedUntil())) {
            change(conversation.with(conversation.attention().snoozed(until)));
        }
    }

    /** Back in sight, on top of the list. */
    public void wake() {
        if (conversation.attention().snoozedUntil() != null) {
            change(conversation
                    .with(conversation.attention().snoozed(null))
                    .with(conversation.activity().woken(now)));
        }
    }

    /** Whether it has slept for as long as it was to. */
    public boolean sleptEnough() {
        Instant until = conversation.attention().snoozedUntil();
        return until != null && !until.isAfter(now);
    }

    /** Whether the contact was promised a person, has none yet, and has heard nothing from us for so long. */
    public boolean waitsUnheard(Duration silence) {
        Instant told = conversation.attention().toldAt();
        return conversation.holder() instanceof Holder.Queue
                && told != null
                && !told.plus(silence).isAfter(now);
    }

    /** Tells a contact who waits for a person that they are not forgotten. It answers nothing: they go on waiting. */
    public void reassure(Content content) {
        out(Author.BOT, Message.Body.of(content), MessageStatus.QUEUED, null);
        change(conversation.with(conversation.attention().told(now)));
    }

    /**
     * It is given to a teammate who did not ask for it. What the bot has promised meanwhile still goes out: it has said
     * nothing since a person was wanted.
     */
    public void give(Holder.Teammate teammate) {
        if (conversation.holder() instanceof Holder.Queue) {
            var lease = conversation.lease();
            hold(lease.to(teammate, lease.reason(), lease.since()));
            change(conversation.with(conversation.attention().told(null)));
        }
    }

    /** It waits for whoever takes it: neither the bot nor the teammate who had it answers. */
    public void unassign(String reason) {
        if (!(conversation.holder() instanceof Holder.Queue)) {
            hold(conversation.lease().to(Holder.QUEUE, reason, now));
            change(conversation.with(conversation.activity().waiting(now)));
        }
    }

    /** Not done with after all. */
    public void reopen() {
        if (conversation.resolved()) {
            change(conversation.resolved(false));
        }
    }

    /** Whoever holds it is gone: the next person may take it, and the bot stays silent. */
    void letGo(Holder.Teammate teammate, String reason) {
        if (teammate.equals(conversation.holder())) {
            hold(conversation.lease().to(Holder.QUEUE, reason, now));
            change(conversation.with(conversation.activity().waiting(now)));
        }
    }

    /** Back to the bot. */
    public void release() {
        if (!(conversation.holder() instanceof Holder.Bot)) {
            hold(conversation.lease().to(Holder.BOT, null, null));
            change(conversation.with(Conversation.Attention.NONE));
        }
    }

    /** Done with; the bot answers when the contact writes again. */
    public void resolve() {
        release();
        if (!conversation.attention().equals(Conversation.Attention.NONE)) {
            change(conversation.with(Conversation.Attention.NONE));
        }
        if (!conversation.resolved()) {
            change(conversation.resolved(true).with(conversation.activity().answered(now, true)));
        }
    }

    /** Done with here: it goes on in another thread until it is opened again. */
    public void mergeInto(ConversationId other) {
        resolve();
        change(conversation.merged(other));
    }

    /** On its own again, and as resolved as it was. */
    public void part() {
        change(conversation.merged(null));
    }

    /** Since when somebody waits for an answer here is known from elsewhere. */
    public void waits(@Nullable Instant since) {
        change(conversation.with(conversation.activity().since(since)));
    }

    public void read() {
        if (conversation.activity().unread() > 0) {
            change(conversation.with(conversation.activity().seen()));
        }
    }

    /** The fence grows with every change of hands: what was decided before is refused from here on. */
    private void hold(Conversation.Lease lease) {
        change(conversation.with(lease));
        what.add("holder");
    }

    private void change(Conversation changed) {
        conversation = changed;
        what.add("conversation");
    }

    /** It is written: what comes now is new. */
    void settle() {
        before = conversation;
        cause = null;
        written.clear();
        what.clear();
        silenced = false;
    }

    boolean touched() {
        return !what.isEmpty();
    }

    /** Whether somebody else has it now, or somebody is done with it. */
    boolean changedHands() {
        return what.contains("holder") || conversation.resolved() != before.resolved();
    }

    /** What people have to know of it; null when there is nothing. */
    HandsChanged.@Nullable Passed passed() {
        boolean answered = written.stream().anyMatch(NewMessage::answers);
        return HandsChanged.Passed.between(before, conversation, cause, answered, changedHands());
    }

    /** The thread it was a part of until now; null when it was of none, or still is. */
    @Nullable
    ConversationId left() {
        return conversation.mergedInto() == null ? before.mergedInto() : null;
    }

    boolean silenced() {
        return silenced;
    }

    String what() {
        return String.join(",", what);
    }

    List<NewMessage> written() {
        return written;
    }
}
