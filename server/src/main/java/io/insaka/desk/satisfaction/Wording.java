package io.insaka.desk.satisfaction;

import io.insaka.channels.spi.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;

/**
 * The words in which customers of one language are asked.
 *
 * @param language BCP 47 without a region
 * @param scale what 1, 2, 3, 4 and 5 are called
 * @param button opens the list of them, where a channel has such a thing
 * @param comment thanks for the score and asks for a word about it
 * @param thanks the last word
 */
record Wording(String language, String question, List<String> scale, String button, String comment, String thanks) {
    static final int BEST = 5;

    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The product's own; whoever speaks none of these languages is asked in the first. */
    static final List<Wording> OWN = List.of(
            own("en", Locale.ROOT), own("fr", Locale.FRENCH), own("pt", Locale.of("pt")), own("sw", Locale.of("sw")));

    Wording {
        scale = List.copyOf(scale);
        if (scale.size() != BEST) {
            throw new IllegalArgumentException("a scale has " + BEST + " words");
        }
    }

    private static Wording own(String language, Locale locale) {
        var words = ResourceBundle.getBundle("io.insaka.desk.satisfaction", locale, EXACTLY);
        return new Wording(
                language,
                words.getString("question"),
                List.of(words.getString("scale").split("\\|")),
                words.getString("button"),
                words.getString("comment"),
                words.getString("thanks"));
    }

    /** The question, with answers that lead back to this survey however late they are tapped. */
    Content.Choices ask(UUID survey) {
        List<Content.Option> options = new ArrayList<>();
        for (int score = 1; score <= BEST; score++) {
            options.add(new Content.Option(new Tapped(survey, score).id(), scale.get(score - 1), null));
        }
        return new Content.Choices(question, button, options);
    }
}
