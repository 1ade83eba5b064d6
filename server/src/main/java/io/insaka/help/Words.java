package io.insaka.help;

import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What the page itself says, in the reader's language where there is a {@code words_<language>.properties}. */
final class Words {
    private static final ResourceBundle.Control NO_DEFAULT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Words() {}

    static Map<String, String> in(String language) {
        ResourceBundle bundle =
                ResourceBundle.getBundle("io.insaka.help.words", Locale.forLanguageTag(language), NO_DEFAULT);
        Map<String, String> words = new LinkedHashMap<>();
        for (Enumeration<String> keys = bundle.getKeys(); keys.hasMoreElements(); ) {
            String key = keys.nextElement();
            words.put(key, bundle.getString(key));
        }
        return words;
    }
}
