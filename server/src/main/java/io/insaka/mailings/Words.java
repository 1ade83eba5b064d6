package io.insaka.mailings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What the product itself says to who gets a mailing, where there is a {@code words_<language>.properties}. */
final class Words {
    private static final ResourceBundle.Control NO_DEFAULT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Words() {}

    static Map<String, String> in(String language) {
        ResourceBundle bundle =
                ResourceBundle.getBundle("io.insaka.mailings.words", Locale.forLanguageTag(language), NO_DEFAULT);
        Map<String, String> words = new LinkedHashMap<>();
        bundle.keySet().forEach(key -> words.put(key, bundle.getString(key)));
        return words;
    }
}
