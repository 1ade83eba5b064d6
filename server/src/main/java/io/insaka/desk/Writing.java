package io.insaka.desk;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.conversations.Author;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Fitting;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Threads;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import io.insaka.tenancy.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a teammate wants to send into messages of a locked thread, or says why it cannot be sent. */
@Component
class Writing {
    private final Threads threads;
    private final Channels channels;
    private final MediaStore media;
    private final Inbox inbox;
    private final ConversationViews views;
    private final AuditTrail trail;

    Writing(
            Threads threads,
            Channels channels,
            MediaStore media,
            Inbox inbox,
            ConversationViews views,
            AuditTrail trail) {
        this.threads = threads;
        this.channels = channels;
        this.media = media;
        this.inbox = inbox;
        this.views = views;
        this.trail = trail;
    }

    /** @return the first message written: the request's answer */
    MessageId write(Caller caller, ConversationId conversation, MessageDraft draft) {
        var open = threads.open(caller.tenant(), conversation).orElseThrow(DeskProblem::unknownConversation);
        MessageId first = write(caller, open.thread(conversation), draft);
        trail.record(
                caller.tenant(),
                draft.isNote() ? "conversation.noted" : "conversation.replied",
                Subject.of("conversation", conversation.value()),
                Details.of("message", first.toString()));
        open.write();
        return first;
    }

    private MessageId write(Caller caller, OpenThread thread, MessageDraft draft) {
        Author author = new Author.Teammate(caller.teammate().value());
        if (draft.isNote()) {
            return thread.note(author, new Content.Text(required(draft)));
        }
        Conversation conversation = thread.conversation();
        var account =
                channels.find(caller.tenant(), conversation.channel()).orElseThrow(DeskProblem::unknownConversation);
        Capabilities capabilities = channels.adapter(account.kind()).capabilities();
        List<Content> contents = contents(caller.tenant(), conversation, draft).stream()
                .flatMap(content -> Fitting.fit(content, capabilities).stream())
                .toList();
        if (contents.isEmpty()) {
            throw DeskProblem.invalid("text", "is empty once white space is removed");
        }
        if (draft.template() == null && !views.window(account, conversation).open()) {
            throw DeskProblem.windowClosed();
        }
        hold(caller, thread);
        MessageId replyTo = replyTo(caller.tenant(), conversation, draft.replyTo());
        MessageId first = null;
        for (Content content : contents) {
            MessageId written = thread.say(author, Message.Body.of(content), first == null ? replyTo : null);
            first = first == null ? written : first;
        }
        return java.util.Objects.requireNonNull(first);
    }

    /** Replying while nobody but the bot holds the thread takes it; another teammate is not talked over. */
    private void hold(Caller caller, OpenThread thread) {
        if (thread.conversation().holder() instanceof Holder.Teammate other) {
            if (!other.id().equals(caller.teammate())) {
                throw DeskProblem.held("Another teammate");
            }
        } else {
            thread.take(new Holder.Teammate(caller.teammate()));
            trail.record(
                    caller.tenant(),
                    "conversation.taken",
                    Subject.of("conversation", thread.conversation().id().value()));
        }
    }

    private static String required(MessageDraft draft) {
        // Nobody types U+0000, and no provider takes it.
        String text = draft.text() == null ? "" : draft.text().replace("\0", "").strip();
        if (text.isEmpty()) {
            throw DeskProblem.invalid("text", "is required");
        }
        return text;
    }

    private List<Content> contents(TenantId tenant, Conversation conversation, MessageDraft draft) {
        var template = draft.template();
        if (template != null) {
            return List.of(new Content.Template(
                    template.name(),
                    template.language(),
                    template.components() == null ? List.of() : template.components(),
                    draft.text()));
        }
        var reaction = draft.reaction();
        if (reaction != null) {
            return List.of(reaction(tenant, conversation, reaction));
        }
        if (!draft.files().isEmpty()) {
            return files(tenant, draft);
        }
        if (!draft.options().isEmpty()) {
            return List.of(new Content.Choices(
                    required(draft),
                    null,
                    draft.options().stream()
                            .map(button -> new Content.Option(button.id(), button.title(), null))
                            .toList()));
        }
        return List.of(new Content.Text(required(draft)));
    }

    private Content reaction(TenantId tenant, Conversation conversation, MessageDraft.ReactionDraft reaction) {
        Message target = inbox.message(tenant, conversation.id(), new MessageId(reaction.messageId()))
                .orElseThrow(() -> DeskProblem.invalid("reaction.messageId", "is no message of this conversation"));
        String providerId = target.providerId();
        if (providerId == null) {
            throw DeskProblem.invalid("reaction.messageId", "is not known to the provider yet");
        }
        return new Content.Reaction(providerId, reaction.emoji());
    }

    /** The text becomes the first file's caption where a file of its kind can have one. */
    private List<Content> files(TenantId tenant, MessageDraft draft) {
        List<Content> contents = new ArrayList<>();
        String caption = draft.hasText() ? required(draft) : null;
        for (UUID id : draft.files()) {
            StoredMedia stored = media.find(tenant, new MediaId(id))
                    .orElseThrow(() -> DeskProblem.invalid("attachments", id + " is no uploaded file"));
            MediaKind kind = MediaKind.valueOf(stored.kind().name());
            boolean captioned = caption != null && kind != MediaKind.AUDIO && kind != MediaKind.STICKER;
            contents.add(new Content.Media(
                    kind,
                    null,
                    id.toString(),
                    stored.contentType(),
                    stored.fileName(),
                    captioned ? caption : null,
                    false));
            caption = captioned ? null : caption;
        }
        if (caption != null) {
            contents.addFirst(new Content.Text(caption));
        }
        return contents;
    }

    private @Nullable MessageId replyTo(TenantId tenant, Conversation conversation, @Nullable UUID id) {
        if (id == null) {
            return null;
        }
        return inbox.message(tenant, conversation.id(), new MessageId(id))
                .map(Message::id)
                .orElseThrow(() -> DeskProblem.invalid("replyTo", "is no message of this conversation"));
    }
}
