package io.insaka.notices;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What is said to teammates outside the console, in their language. */
record Wording(ResourceBundle bundle, Locale locale) {
    private static final ResourceBundle.Control NO_DEFAULT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    Wording(String language) {
        this(
                ResourceBundle.getBundle("io.insaka.notices.words", Locale.forLanguageTag(language), NO_DEFAULT),
                Locale.forLanguageTag(language));
    }

    String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
