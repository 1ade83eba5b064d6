package io.insaka.webchat;

import io.insaka.channels.spi.Content;
import io.insaka.channels.webchat.FilePass;
import io.insaka.channels.webchat.Visitor;
import io.insaka.conversations.Author;
import io.insaka.conversations.Direction;
import io.insaka.conversations.Message;
import io.insaka.conversations.MessageStatus;
import io.insaka.conversations.Messages;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.media.MediaStore;
import io.insaka.tenancy.Teammates;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts messages into the form their visitor sees. Joins the tenant's open transaction. */
@Component
class ChatMessages {
    private static final Set<MessageStatus> ARRIVED =
            EnumSet.of(MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ);

    private final Messages messages;
    private final MediaStore media;
    private final Teammates teammates;
    private final Clock clock;

    ChatMessages(Messages messages, MediaStore media, Teammates teammates, Clock clock) {
        this.messages = messages;
        this.media = media;
        this.teammates = teammates;
        this.clock = clock;
    }

    /** Whether it is for the visitor's eyes: theirs, or ours once it was sent. Our reactions show at their target. */
    static boolean visible(Message message) {
        return switch (message.direction()) {
            case INBOUND -> true;
            case NOTE -> false;
            case OUTBOUND ->
                ARRIVED.contains(message.status()) && !(message.body().content() instanceof Content.Reaction);
        };
    }

    /** Whether it may still become visible. */
    static boolean pending(Message message) {
        return message.direction() == Direction.OUTBOUND
                && EnumSet.of(MessageStatus.QUEUED, MessageStatus.SENDING, MessageStatus.UNSURE)
                        .contains(message.status());
    }

    List<ChatMessage> of(Visit visit, List<Message> all) {
        List<Message> shown = all.stream().filter(ChatMessages::visible).toList();
        Map<TeammateId, String> names = teammates.names(
                visit.tenant(),
                shown.stream()
                        .map(message -> message.author().teammate())
                        .filter(id -> id != null)
                        .map(TeammateId::new)
                        .distinct()
                        .toList());
        Map<MessageId, String> refs = new HashMap<>();
        shown.forEach(message -> refs.put(message.id(), ref(message)));
        return shown.stream().map(message -> view(visit, message, names, refs)).toList();
    }

    private ChatMessage view(Visit visit, Message message, Map<TeammateId, String> names, Map<MessageId, String> refs) {
        boolean withdrawn = message.marks().revokedAt() != null;
        Content content = withdrawn ? new Content.Text("") : message.body().content();
        UUID teammate = message.author().teammate();
        return new ChatMessage(
                message.id().value(),
                ref(message),
                message.direction() == Direction.INBOUND ? ref(message) : null,
                message.position(),
                from(message.author()),
                teammate == null ? null : names.get(new TeammateId(teammate)),
                type(content),
                content.words(),
                content instanceof Content.Media file ? attachments(visit, file) : List.of(),
                content instanceof Content.Choices choices ? choices(choices) : null,
                content instanceof Content.Chosen chosen ? new ChatMessage.Choice(chosen.id(), chosen.title()) : null,
                content instanceof Content.Location place
                        ? new ChatMessage.Place(place.latitude(), place.longitude(), place.name(), place.address())
                        : null,
                replyTo(visit, message, refs),
                message.marks().reactions().stream()
                        .map(reaction -> new ChatMessage.Reaction(
                                reaction.emoji(), reaction.by().equals("contact") ? "visitor" : reaction.by()))
                        .toList(),
                message.status().wire(),
                message.createdAt(),
                message.marks().editedAt(),
                message.marks().revokedAt());
    }

    /** Both ends of the wire know a message by this; the provider's id has it behind the visitor's. */
    private static String ref(Message message) {
        String ref = Visitor.ref(message.providerId());
        return ref == null ? message.id().toString() : ref;
    }

    private @Nullable String replyTo(Visit visit, Message message, Map<MessageId, String> refs) {
        MessageId target = message.replyTo();
        if (target == null) {
            return null;
        }
        String known = refs.get(target);
        return known != null
                ? known
                : messages.find(visit.tenant(), target)
                        .filter(ChatMessages::visible)
                        .map(ChatMessages::ref)
                        .orElse(null);
    }

    private static String from(Author author) {
        return switch (author) {
            case Author.Contact contact -> "visitor";
            case Author.Bot bot -> "bot";
            case Author.Teammate teammate -> "teammate";
            case Author.System system -> "system";
            case Author.Mailing mailing -> "system";
        };
    }

    private static String type(Content content) {
        return switch (content) {
            case Content.Choices choices -> "choices";
            case Content.Chosen chosen -> "choice";
            default -> Message.type(content);
        };
    }

    private static ChatMessage.Choices choices(Content.Choices choices) {
        return new ChatMessage.Choices(
                choices.button() == null ? "buttons" : "list",
                choices.button(),
                choices.options().stream()
                        .map(option -> new ChatMessage.Option(option.id(), option.title(), option.description()))
                        .toList());
    }

    private List<ChatMessage.Attachment> attachments(Visit visit, Content.Media file) {
        String id = file.mediaId();
        if (id == null) {
            return List.of();
        }
        UUID media = UUID.fromString(id);
        return this.media
                .find(visit.tenant(), new MediaId(media))
                .map(stored -> List.of(new ChatMessage.Attachment(
                        media,
                        file.kind().name().toLowerCase(Locale.ROOT),
                        stored.contentType(),
                        stored.fileName(),
                        stored.size(),
                        url(visit, media))))
                .orElse(List.of());
    }

    String url(Visit visit, UUID file) {
        String key = FilePass.key(visit.account().settings(), visit.visitor().id(), file, clock.instant());
        return "/api/chat/" + visit.account().id() + "/files/" + file + "?key=" + key;
    }
}
