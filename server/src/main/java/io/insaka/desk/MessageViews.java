package io.insaka.desk;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Original;
import io.insaka.conversations.Album;
import io.insaka.conversations.Author;
import io.insaka.conversations.Message;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.media.MediaStore;
import io.insaka.tenancy.Teammates;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts messages into the form the API shows. Joins the tenant's open transaction. */
@Component
class MessageViews {
    private final MediaStore media;
    private final Teammates teammates;
    private final ObjectProvider<MailingNames> mailings;

    MessageViews(MediaStore media, Teammates teammates, ObjectProvider<MailingNames> mailings) {
        this.mailings = mailings;
        this.media = media;
        this.teammates = teammates;
    }

    List<MessageView> of(TenantId tenant, List<Message> messages) {
        Map<UUID, String> names = new HashMap<>();
        teammates
                .names(
                        tenant,
                        authors(messages, Author::teammate).stream()
                                .map(TeammateId::new)
                                .toList())
                .forEach((id, name) -> names.put(id.value(), name));
        List<UUID> told = authors(messages, Author::mailing);
        if (!told.isEmpty()) {
            mailings.forEach(each -> names.putAll(each.names(tenant, told)));
        }
        return messages.stream().map(message -> view(tenant, message, names)).toList();
    }

    private static List<UUID> authors(List<Message> messages, Function<Author, @Nullable UUID> id) {
        return messages.stream()
                .map(message -> id.apply(message.author()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    MessageView of(TenantId tenant, Message message) {
        return of(tenant, List.of(message)).getFirst();
    }

    private MessageView view(TenantId tenant, Message message, Map<UUID, String> names) {
        Content content = message.body().content();
        var error = message.error();
        return new MessageView(
                message.id().value(),
                message.direction().wire(),
                Message.type(content),
                content.words(),
                attachments(tenant, message.body()),
                message.body().perceived(),
                message.status().wire(),
                error == null ? null : new MessageView.ErrorView(error.code(), error.text()),
                message.providerId(),
                message.replyTo() == null ? null : message.replyTo().value(),
                author(message.author(), names),
                message.createdAt(),
                message.marks().editedAt(),
                message.marks().revokedAt(),
                message.marks().reactions().stream()
                        .map(reaction -> new MessageView.ReactionView(reaction.emoji(), reaction.by()))
                        .toList(),
                details(content, message.body()),
                message.body().forwarded());
    }

    private static MessageView.AuthorView author(Author author, Map<UUID, String> names) {
        UUID id = author.mailing() == null ? author.teammate() : author.mailing();
        return new MessageView.AuthorView(author.word(), id, id == null ? null : names.get(id));
    }

    private List<MessageView.Attachment> attachments(TenantId tenant, Message.Body body) {
        Album album = body.album();
        if (album != null) {
            return album.parts().stream()
                    .map(part -> attachment(tenant, part.file(), part.problem()))
                    .toList();
        }
        return body.content() instanceof Content.Media file
                ? List.of(attachment(tenant, file, body.fileProblem()))
                : List.of();
    }

    private MessageView.Attachment attachment(TenantId tenant, Content.Media file, @Nullable String problem) {
        String type = file.kind().name().toLowerCase(Locale.ROOT);
        String mediaId = file.mediaId();
        if (mediaId == null) {
            String state = problem == null ? "pending" : problem;
            return MessageView.Attachment.without(null, type, file.contentType(), file.fileName(), state);
        }
        UUID id = UUID.fromString(mediaId);
        return media.find(tenant, new MediaId(id))
                .map(stored -> new MessageView.Attachment(
                        id,
                        // Whatever its sender called it: nothing that could run is shown in a message.
                        stored.program() ? "document" : type,
                        stored.contentType(),
                        stored.fileName(),
                        stored.size(),
                        stored.url(),
                        "stored",
                        stored.program()))
                .orElseGet(
                        () -> MessageView.Attachment.without(id, type, file.contentType(), file.fileName(), "failed"));
    }

    private static Map<String, Object> details(Content content, Message.Body body) {
        Map<String, Object> details = new LinkedHashMap<>();
        switch (content) {
            case Content.Location place -> details.put("location", place);
            case Content.Contacts cards -> details.put("contacts", cards.cards());
            case Content.Order order -> details.put("order", order);
            case Content.Chosen chosen ->
                details.put("reply", Map.of("id", chosen.id(), "title", chosen.title(), "kind", chosen.kind()));
            case Content.Form form -> details.put("form", Map.of("name", form.name(), "response", form.response()));
            case Content.Choices choices -> details.put("choices", choices(choices));
            case Content.Template template ->
                details.put(
                        "template",
                        Map.of(
                                "name", template.name(),
                                "language", template.language(),
                                "parameters", template.components()));
            case Content.Notice notice -> details.put("notice", notice.kind());
            case Content.Unsupported unsupported ->
                details.put("unsupported", Map.of("kind", unsupported.kind(), "detail", unsupported.detail()));
            case Content.Media file -> details.put("voice", file.voice());
            case Content.Text text -> {}
            case Content.Reaction reaction -> {}
        }
        if (body.referral() != null) {
            details.put("referral", body.referral());
        }
        Original original = body.original();
        if (original != null) {
            details.put("original", new Source(original.subject(), original.text(), original.html(), original.facts()));
        }
        return details;
    }

    /** What a message was cut out of, without what is the adapter's own. */
    private record Source(
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html,
            List<Original.Fact> facts) {}

    private static Map<String, Object> choices(Content.Choices choices) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("kind", choices.button() == null ? "buttons" : "list");
        shown.put("button", choices.button());
        shown.put("options", choices.options());
        return shown;
    }
}
