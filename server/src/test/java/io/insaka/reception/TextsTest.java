package io.insaka.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.brain.skill.Texts;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is said to customers is there in every language and fits where it is shown. */
class TextsTest {
    static final List<String> LANGUAGES = Texts.LANGUAGES;

    /** Of a reply button at WhatsApp (2026-11), the tightest place there is. */
    private static final int LONGEST_BUTTON = 20;

    private static final List<String> BUTTONS = List.of("person.option", "stop.yes", "stop.no", "reception.choose");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void saysEverything(String language) {
        ResourceBundle english = bundle("en");
        ResourceBundle own = bundle(language);
        assertThat(own.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(own.getString(key)).as(key).isNotBlank().doesNotContain("'");
            assertThat(places(own.getString(key))).as(key).isEqualTo(places(english.getString(key)));
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void fitsOnButtons(String language) {
        for (String key : BUTTONS) {
            assertThat(bundle(language).getString(key)).as(key).hasSizeLessThanOrEqualTo(LONGEST_BUTTON);
        }
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "io.insaka.reception.texts",
                language.equals("en") ? Locale.ROOT : Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }
}
