package io.insaka.desk;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.conversations.Aloud;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Mentions;
import io.insaka.conversations.Message;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Teammates;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns a draft into what messages contain, or says what is wrong with it. Joins the tenant's open transaction. */
@Component
class Drafts {
    private final MediaStore media;
    private final Inbox inbox;
    private final DraftRepository begun;
    private final Mentions mentions;
    private final Teammates teammates;
    private final ObjectProvider<Aloud> listeners;

    Drafts(
            MediaStore media,
            Inbox inbox,
            DraftRepository begun,
            Mentions mentions,
            Teammates teammates,
            ObjectProvider<Aloud> listeners) {
        this.listeners = listeners;
        this.mentions = mentions;
        this.teammates = teammates;
        this.media = media;
        this.inbox = inbox;
        this.begun = begun;
    }

    /** What the teammate had begun to write there has been sent. */
    void forget(Caller author, ConversationId conversation) {
        begun.forget(author.tenant(), author.teammate(), conversation);
    }

    /** Its files are seen from now on by those who see the conversation. */
    void sent(TenantId tenant, Conversation conversation, MessageDraft draft) {
        draft.files().forEach(file -> media.sent(tenant, new MediaId(file), conversation.channel()));
    }

    /** What was recorded instead of written is heard by whoever can. */
    void aloud(TenantId tenant, MessageId message, Content content) {
        if (content instanceof Content.Media file && file.voice()) {
            listeners.forEach(listener -> listener.spoken(tenant, message));
        }
    }

    /** Whom a note calls by name is told, if they see the conversation. */
    void call(TenantId tenant, Conversation conversation, MessageId message, MessageDraft draft) {
        if (draft.isNote()) {
            mentions.call(
                    tenant,
                    conversation.id(),
                    message,
                    draft.called().stream()
                            .distinct()
                            .map(TeammateId::new)
                            .filter(called -> teammates.answers(
                                    tenant, called, conversation.channel().value()))
                            .toList());
        }
    }

    static String required(MessageDraft draft) {
        // Nobody types U+0000, and no provider takes it.
        String text = draft.text() == null ? "" : draft.text().replace("\0", "").strip();
        if (text.isEmpty()) {
            throw DeskProblem.invalid("text", "is required");
        }
        return text;
    }

    List<Content> contents(TenantId tenant, Conversation conversation, MessageDraft draft) {
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

    /** What the team tells each other, with files where there are some. */
    List<Content> noted(TenantId tenant, MessageDraft draft) {
        return draft.files().isEmpty() ? List.of(new Content.Text(required(draft))) : files(tenant, draft);
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
                    draft.isVoice() && kind == MediaKind.AUDIO));
            caption = captioned ? null : caption;
        }
        if (caption != null) {
            contents.addFirst(new Content.Text(caption));
        }
        return contents;
    }

    /** What it quotes; for a reaction, what it marks. */
    @Nullable
    MessageId replyTo(TenantId tenant, Conversation conversation, MessageDraft draft) {
        if (draft.template() == null && draft.reaction() != null) {
            return new MessageId(draft.reaction().messageId());
        }
        UUID id = draft.replyTo();
        if (id == null) {
            return null;
        }
        return inbox.message(tenant, conversation.id(), new MessageId(id))
                .map(Message::id)
                .orElseThrow(() -> DeskProblem.invalid("replyTo", "is no message of this conversation"));
    }
}
