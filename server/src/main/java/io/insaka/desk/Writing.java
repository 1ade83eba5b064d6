package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.conversations.Author;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Fitting;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Message;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Threads;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.tenancy.Caller;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes what a teammate wants to send into a locked thread, or says why it cannot be sent. */
@Component
class Writing {
    private final Threads threads;
    private final Channels channels;
    private final Drafts drafts;
    private final Holding holding;
    private final ConversationViews views;
    private final AuditTrail trail;

    Writing(
            Threads threads,
            Channels channels,
            Drafts drafts,
            Holding holding,
            ConversationViews views,
            AuditTrail trail) {
        this.threads = threads;
        this.channels = channels;
        this.drafts = drafts;
        this.holding = holding;
        this.views = views;
        this.trail = trail;
    }

    /** @return the first message written: the request's answer */
    MessageId write(Caller caller, ConversationId conversation, MessageDraft draft) {
        var open = threads.open(caller.tenant(), conversation).orElseThrow(DeskProblem::unknownConversation);
        OpenThread thread = open.thread(conversation);
        MessageId first = write(caller, thread, draft);
        trail.record(
                caller.tenant(),
                draft.isNote() ? "conversation.noted" : "conversation.replied",
                Subject.of("conversation", conversation.value()),
                Details.of("message", first.toString()));
        open.write();
        drafts.call(caller.tenant(), thread.conversation(), first, draft);
        return first;
    }

    /** As {@link #write}, of what they had begun to write. A reaction, or what was put off, leaves that as it is. */
    MessageId send(Caller caller, ConversationId conversation, MessageDraft draft) {
        MessageId first = write(caller, conversation, draft);
        if (draft.reaction() == null) {
            drafts.forget(caller, conversation);
        }
        return first;
    }

    private MessageId write(Caller caller, OpenThread thread, MessageDraft draft) {
        Author author = new Author.Teammate(caller.teammate().value());
        if (draft.isNote()) {
            return note(caller, thread, author, draft);
        }
        Conversation conversation = thread.conversation();
        var account =
                channels.find(caller.tenant(), conversation.channel()).orElseThrow(DeskProblem::unknownConversation);
        Capabilities capabilities = channels.adapter(account.kind()).capabilities();
        List<Content> contents = drafts.contents(caller.tenant(), conversation, draft).stream()
                .flatMap(content -> Fitting.fit(content, capabilities).stream())
                .toList();
        if (contents.isEmpty()) {
            throw DeskProblem.invalid("text", "is empty once white space is removed");
        }
        if (draft.template() == null && !views.window(account, conversation).open()) {
            throw capabilities.templates() ? DeskProblem.windowClosed() : DeskProblem.windowClosedForAll();
        }
        hold(caller, thread);
        MessageId replyTo = drafts.replyTo(caller.tenant(), conversation, draft);
        drafts.sent(caller.tenant(), conversation, draft);
        MessageId first = null;
        for (Content content : contents) {
            MessageId written = thread.say(author, Message.Body.of(content), first == null ? replyTo : null);
            drafts.aloud(caller.tenant(), written, content);
            first = first == null ? written : first;
        }
        return Objects.requireNonNull(first);
    }

    private MessageId note(Caller caller, OpenThread thread, Author author, MessageDraft draft) {
        List<Content> contents = drafts.noted(caller.tenant(), draft);
        drafts.sent(caller.tenant(), thread.conversation(), draft);
        MessageId first = null;
        for (Content content : contents) {
            MessageId written = thread.note(author, content);
            drafts.aloud(caller.tenant(), written, content);
            first = first == null ? written : first;
        }
        return Objects.requireNonNull(first);
    }

    /** Replying while nobody but the bot holds the thread takes it; another teammate is not talked over. */
    private void hold(Caller caller, OpenThread thread) {
        holding.askFirst(caller, thread.conversation(), false);
        if (!(thread.conversation().holder() instanceof Holder.Teammate)) {
            thread.take(new Holder.Teammate(caller.teammate()));
            trail.record(
                    caller.tenant(),
                    "conversation.taken",
                    Subject.of("conversation", thread.conversation().id().value()));
        }
    }
}
