package io.insaka.brain.skill;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * The product's own words to customers: a bundle {@code <name>.properties} in English beside one per further language.
 * A language without a bundle is answered in English.
 */
public final class Texts {
    /** The languages every bundle is written in. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "pt", "sw");

    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Map<String, ResourceBundle> bundles;
    private final ResourceBundle english;

    /** @param bundle such as {@code io.insaka.reception.texts} */
    public Texts(String bundle) {
        english = ResourceBundle.getBundle(bundle, Locale.ROOT, EXACTLY);
        bundles = LANGUAGES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        language -> language,
                        language -> ResourceBundle.getBundle(
                                bundle, language.equals("en") ? Locale.ROOT : Locale.of(language), EXACTLY)));
    }

    /** @param language BCP 47, with or without a region; may be empty */
    public String say(String language, String key, Object... arguments) {
        int region = language.indexOf('-');
        String plain = region < 0 ? language : language.substring(0, region);
        return new MessageFormat(bundles.getOrDefault(plain, english).getString(key), Locale.ROOT).format(arguments);
    }
}
