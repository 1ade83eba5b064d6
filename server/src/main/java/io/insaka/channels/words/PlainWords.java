package io.insaka.channels.words;

import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import java.util.ArrayList;
import java.util.List;

/** Writes out what has no form of its own on a channel. */
public final class PlainWords {
    private PlainWords() {}

    /**
     * The words of a message, the caption of a file.
     *
     * @param provider whose messages they would be, for the refusal of what words cannot say
     */
    public static String of(Content content, String provider) throws Unsendable {
        return switch (content) {
            case Content.Text text -> text.text();
            case Content.Choices choices -> numbered(choices);
            case Content.Media media -> media.caption() == null ? "" : media.caption();
            case Content.Location place -> place(place);
            case Content.Contacts cards ->
                String.join("\n", cards.cards().stream().map(PlainWords::card).toList());
            case Content.Reaction ignored -> throw none(provider);
            case Content.Template ignored -> throw none(provider);
            case Content.Chosen ignored -> throw none(provider);
            case Content.Form ignored -> throw none(provider);
            case Content.Order ignored -> throw none(provider);
            case Content.Notice ignored -> throw none(provider);
            case Content.Unsupported ignored -> throw none(provider);
        };
    }

    /** The same with a link to its file, where the channel cannot carry the file itself. */
    public static String of(Outgoing message, String provider) throws Unsendable {
        String words = of(message.content(), provider);
        if (!(message.content() instanceof Content.Media)) {
            return words;
        }
        String link = message.file() == null ? null : message.file().link();
        if (link == null) {
            throw new Unsendable("file", provider + " carries no files, and there is no address to get it from");
        }
        return words.isBlank() ? link : words + "\n" + link;
    }

    private static Unsendable none(String provider) {
        return new Unsendable("not-sendable", provider + " has no such message");
    }

    private static String numbered(Content.Choices choices) {
        var text = new StringBuilder(choices.text().strip());
        int number = 0;
        for (Content.Option option : choices.options()) {
            number++;
            text.append('\n').append(number).append(". ").append(option.title());
        }
        return text.toString();
    }

    private static String place(Content.Location place) {
        String map = "https://www.google.com/maps?q=" + place.latitude() + "," + place.longitude();
        return place.name() == null || place.name().isBlank() ? map : place.name() + "\n" + map;
    }

    private static String card(Content.Card card) {
        List<String> parts = new ArrayList<>(List.of(card.name()));
        parts.addAll(card.phones());
        parts.addAll(card.emails());
        return String.join(" ", parts);
    }
}
