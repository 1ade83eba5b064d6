package io.insaka.conversations;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.Original;
import io.insaka.channels.spi.ProviderError;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
     * @param album its files when there are several; null when there are not
     */
    public record Body(
            Content content,
            boolean forwarded,
            Context.@Nullable Referral referral,
            @Nullable String fileProblem,
            @Nullable String perceived,
            @Nullable Original original,
            @Nullable Album album) {
        public Body(
                Content content, boolean forwarded, Context.@Nullable Referral referral, @Nullable String fileProblem) {
            this(content, forwarded, referral, fileProblem, null, null, null);
        }

        /** What a contact sent. */
        public static Body received(Content content, Context context) {
            Context.Album whole = context.album();
            Album album = whole != null && content instanceof Content.Media file
                    ? new Album(List.of(new Album.Part(whole.place(), file, null)))
                    : null;
            return new Body(content, context.forwarded(), context.referral(), null, null, context.original(), album);
        }

        /** With one more file of the same message, or with another in its place. */
        public Body joined(Album.Part part) {
            Album next = album == null ? new Album(List.of(part)) : album.with(part);
            return new Body(next.whole(), forwarded, referral, next.problem(), perceived, original, next);
        }

        /** The file at this place of an album, or the only one, whose place is 0. */
        public Content.@Nullable Media file(long place) {
            if (album != null) {
                return album.at(place).map(Album.Part::file).orElse(null);
            }
            return content instanceof Content.Media only ? only : null;
        }

        /** Why the file at this place is not there; null when it is, or is still being fetched. */
        @Nullable
        String fileProblem(long place) {
            return album == null
                    ? fileProblem
                    : album.at(place).map(Album.Part::problem).orElse(null);
        }

        /** As its sender changed it: what has been fetched of it already stays. */
        Body edited(Content next, long place) {
            if (!(next instanceof Content.Media file)) {
                return with(next, null);
            }
            if (album != null) {
                return joined(album.edited(file, place));
            }
            return content instanceof Content.Media before && Objects.equals(before.reference(), file.reference())
                    ? with(Album.captioned(before, file.caption()), fileProblem)
                    : with(next, null);
        }

        public static Body of(Content content) {
            return new Body(content, false, null, null);
        }

        Body with(Content next, @Nullable String problem) {
            return new Body(next, forwarded, referral, problem, perceived, original, null);
        }

        Body perceiving(String text) {
            return new Body(content, forwarded, referral, fileProblem, text, original, album);
        }

        /** Of all that are stored. */
        public List<MediaId> files() {
            Stream<Content> parts =
                    album == null ? Stream.empty() : album.parts().stream().map(Album.Part::file);
            return Stream.concat(Stream.of(content), parts)
                    .map(each -> each instanceof Content.Media file ? file.mediaId() : null)
                    .filter(Objects::nonNull)
                    .distinct()
                    .flatMap(id -> id(id).stream())
                    .toList();
        }

        private static Optional<MediaId> id(String text) {
            try {
                return Optional.of(new MediaId(UUID.fromString(text)));
            } catch (IllegalArgumentException notOurs) {
                return Optional.empty();
            }
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
