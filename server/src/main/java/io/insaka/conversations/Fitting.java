package io.insaka.conversations;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits what is too long at word borders, and numbers options where a channel has nothing to tap. */
public final class Fitting {
    private static final String LIST_BUTTON = "Choose";

    private Fitting() {}

    public static List<Content> fit(Content content, Capabilities channel) {
        return switch (content) {
            case Content.Text text -> split(text.text(), channel);
            case Content.Choices choices -> choices(choices, channel);
            case Content.Media media -> media(media, channel);
            case Content.Location same -> List.of(same);
            case Content.Contacts same -> List.of(same);
            case Content.Chosen same -> List.of(same);
            case Content.Form same -> List.of(same);
            case Content.Order same -> List.of(same);
            case Content.Notice same -> List.of(same);
            case Content.Unsupported same -> List.of(same);
            case Content.Template same -> List.of(same);
            case Content.Reaction same -> List.of(same);
        };
    }

    /** Whether the options of a question go out as numbers, because the channel has nothing to tap for so many. */
    public static boolean numbers(Content.Choices choices, Capabilities channel) {
        return choices.options().size() > Math.max(channel.maxButtons(), channel.maxListRows());
    }

    private static List<Content> choices(Content.Choices choices, Capabilities channel) {
        int options = choices.options().size();
        if (options <= channel.maxButtons()) {
            return question(choices, null, channel);
        }
        if (options <= channel.maxListRows()) {
            return question(choices, choices.button() == null ? LIST_BUTTON : choices.button(), channel);
        }
        var numbered = new StringBuilder(choices.text());
        for (int n = 0; n < options; n++) {
            numbered.append('\n')
                    .append(n + 1)
                    .append(". ")
                    .append(choices.options().get(n).title());
        }
        return split(numbered.toString(), channel);
    }

    /** The options stand under the last part of a question that is too long for one message. */
    private static List<Content> question(Content.Choices choices, @Nullable String button, Capabilities channel) {
        if (channel.fits(choices.text())) {
            return List.of(new Content.Choices(choices.text(), button, choices.options()));
        }
        List<Content> parts = new ArrayList<>(split(choices.text(), channel));
        parts.add(new Content.Choices(parts.removeLast().words(), button, choices.options()));
        return parts;
    }

    private static List<Content> media(Content.Media media, Capabilities channel) {
        String caption = media.caption();
        if (caption == null || caption.length() <= channel.maxCaption()) {
            return List.of(media);
        }
        List<Content> all = new ArrayList<>();
        all.add(new Content.Media(
                media.kind(),
                media.reference(),
                media.mediaId(),
                media.contentType(),
                media.fileName(),
                null,
                media.voice()));
        all.addAll(split(caption, channel));
        return all;
    }

    private static List<Content> split(String text, Capabilities channel) {
        List<Content> parts = new ArrayList<>();
        String rest = text.strip();
        while (!channel.fits(rest)) {
            int cut = border(rest, channel.fitting(rest));
            parts.add(new Content.Text(rest.substring(0, cut).strip()));
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(new Content.Text(rest));
        }
        return parts;
    }

    /** The last line end or space that fits, if it is not too far back. */
    private static int border(String text, int longest) {
        int line = text.lastIndexOf('\n', longest);
        if (line > longest / 2) {
            return line;
        }
        int space = text.lastIndexOf(' ', longest);
        if (space > longest / 2) {
            return space;
        }
        return longest;
    }
}
