package io.insaka.conversations;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.Original;
import io.insaka.channels.spi.ProviderError;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message or note. Printing one shows no content.
 *
 * @param position its place in the thread, from 1
 * @param providerId the provider's id of it, once known
 */
public record Message(
        MessageId id,
        ConversationId conversation,
        long position,
        Direction direction,
        Author author,
        Body body,
        MessageStatus status,
        @Nullable ProviderError error,
        @Nullable String providerId,
        @Nullable MessageId replyTo,
        Marks marks,
        Instant createdAt) {

    /**
     * What is sealed: the content and where it came from.
     *
     * @param fileProblem why the file of an inbound message is not there: {@code failed} or {@code expired}
     * @param perceived what a model heard or saw in the file; null when none listened or looked
     * @param original what it was cut out of; null when it is all there is
     */
    public record Body(
            Content content,
            boolean forwarded,
            Context.@Nullable Referral referral,
            @Nullable String fileProblem,
            @Nullable String perceived,
            @Nullable Original original) {
        public Body(
                Content content, boolean forwarded, Context.@Nullable Referral referral, @Nullable String fileProblem) {
            this(content, forwarded, referral, fileProblem, null, null);
        }

        /** What a contact sent. */
        public static Body received(Content content, Context context) {
            return new Body(content, context.forwarded(), context.referral(), null, null, context.original());
        }

        public static Body of(Content content) {
            return new Body(content, false, null, null);
        }

        Body with(Content next, @Nullable String problem) {
            return new Body(next, forwarded, referral, problem, perceived, original);
        }

        Body perceiving(String text) {
            return new Body(content, forwarded, referral, fileProblem, text, original);
        }

        /** Everything in it that can be read, for search. */
        String words() {
            String subject = original == null ? null : original.subject();
            return Stream.of(subject, content.words(), perceived)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("\n"));
        }

        /** It shows at the message it is about, and not as one of its own. */
        boolean isMark() {
            return content instanceof Content.Reaction;
        }
    }

    /** What happened to it later. */
    public record Marks(
            List<Reaction> reactions,
            @Nullable Instant editedAt,
            @Nullable Instant revokedAt) {
        public static final Marks NONE = new Marks(List.of(), null, null);
    }

    /** @param by contact, bot or teammate */
    public record Reaction(String emoji, String by) {}

    /** With a reaction beside those it has. */
    Message reacted(Reaction reaction) {
        List<Reaction> reactions = new ArrayList<>(marks.reactions());
        reactions.add(reaction);
        return new Message(
                id,
                conversation,
                position,
                direction,
                author,
                body,
                status,
                error,
                providerId,
                replyTo,
                new Marks(List.copyOf(reactions), marks.editedAt(), marks.revokedAt()),
                createdAt);
    }

    @Override
    public String toString() {
        return "Message[" + id + " " + direction + " " + status + "]";
    }

    /** The word for its kind on the wire: providers' words where they have one. */
    public static String type(Content content) {
        return switch (content) {
            case Content.Text text -> "text";
            case Content.Media media ->
                switch (media.kind()) {
                    case IMAGE -> "image";
                    case VIDEO -> "video";
                    case AUDIO -> "audio";
                    case DOCUMENT -> "document";
                    case STICKER -> "sticker";
                };
            case Content.Location location -> "location";
            case Content.Contacts contacts -> "contacts";
            case Content.Chosen chosen -> chosen.kind().equals("template") ? "button" : "interactive";
            case Content.Form form -> "interactive";
            case Content.Order order -> "order";
            case Content.Notice notice -> "system";
            case Content.Unsupported unsupported -> "unsupported";
            case Content.Choices choices -> "interactive";
            case Content.Template template -> "template";
            case Content.Reaction reaction -> "reaction";
        };
    }
}
