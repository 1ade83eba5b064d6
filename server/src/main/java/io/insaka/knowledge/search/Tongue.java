package io.insaka.knowledge.search;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;

/** A language whose word endings are known; the rest share {@link #OTHER}, where words are compared whole. */
enum Tongue {
    ENGLISH("en", () -> snowball(new EnglishStemmer())),
    FRENCH("fr", () -> snowball(new FrenchStemmer())),
    PORTUGUESE("pt", () -> snowball(new PortugueseStemmer())),
    SWAHILI("sw", () -> SwahiliStems::stem),
    OTHER("", () -> word -> word);

    private final String code;
    private final Supplier<UnaryOperator<String>> stemmers;

    Tongue(String code, Supplier<UnaryOperator<String>> stemmers) {
        this.code = code;
        this.stemmers = stemmers;
    }

    private static UnaryOperator<String> snowball(SnowballStemmer stemmer) {
        return word -> {
            stemmer.setCurrent(word);
            stemmer.stem();
            return stemmer.getCurrent();
        };
    }

    /** The tongue of an ISO 639 code, with or without a region ({@code en}, {@code en-ZM}). */
    static Tongue of(String language) {
        String code = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        for (Tongue tongue : values()) {
            if (tongue.code.equals(code)) {
                return tongue;
            }
        }
        return OTHER;
    }

    /** The code of the language; empty for {@link #OTHER}. */
    String code() {
        return code;
    }

    String stem(String word) {
        // A stemmer holds the word it works on, so each use has its own; making one costs next to nothing.
        return stemmer().apply(word);
    }

    /** For many words one after the other; not for use by two threads. */
    UnaryOperator<String> stemmer() {
        return stemmers.get();
    }
}
