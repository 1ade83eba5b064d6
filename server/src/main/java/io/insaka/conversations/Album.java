package io.insaka.conversations;

import io.insaka.channels.spi.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of a message that was sent as several, in their sender's order, whatever the order in which they came. */
public record Album(List<Part> parts) {
    public Album {
        parts = parts.stream().sorted(Comparator.comparingLong(Part::place)).toList();
    }

    /**
     * @param place its place among the others
     * @param problem why the file is not there: {@code failed}, {@code expired} or {@code too-large}
     */
    public record Part(
            long place, Content.Media file, @Nullable String problem) {}

    /** With one more, or with another in the same place. */
    Album with(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.removeIf(known -> known.place() == part.place());
        all.add(part);
        return new Album(all);
    }

    Optional<Part> at(long place) {
        return parts.stream().filter(part -> part.place() == place).findFirst();
    }

    /**
     * A part as its sender changed it: with other words, or another file in its place. What does not say its place can
     * only have got other words.
     */
    Part edited(Content.Media changed, long place) {
        Part before = at(place).orElseGet(() -> before(changed));
        boolean swapped =
                place == before.place() && !Objects.equals(before.file().reference(), changed.reference());
        return swapped
                ? new Part(place, changed, null)
                : new Part(before.place(), captioned(before.file(), changed.caption()), before.problem());
    }

    /** The one a changed part was before: the same file, else the one that has words. */
    private Part before(Content.Media changed) {
        return parts.stream()
                .filter(part -> Objects.equals(part.file().reference(), changed.reference()))
                .findFirst()
                .or(() -> parts.stream()
                        .filter(part -> part.file().caption() != null)
                        .findFirst())
                .orElseGet(parts::getFirst);
    }

    /** As which the message is read and answered: its first file, with the words that stand under any of them. */
    Content.Media whole() {
        String words = parts.stream()
                .map(part -> part.file().caption())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return captioned(parts.getFirst().file(), words.isEmpty() ? null : words);
    }

    @Nullable
    String problem() {
        return parts.getFirst().problem();
    }

    static Content.Media captioned(Content.Media file, @Nullable String caption) {
        return new Content.Media(
                file.kind(),
                file.reference(),
                file.mediaId(),
                file.contentType(),
                file.fileName(),
                caption,
                file.voice());
    }
}
