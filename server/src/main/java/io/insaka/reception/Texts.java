package io.insaka.reception;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the skills say, from {@code texts.properties}. */
final class Texts {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("io.insaka.reception.texts", Locale.ROOT);

    private Texts() {}

    static String say(String key, Object... arguments) {
        return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(arguments);
    }
}
