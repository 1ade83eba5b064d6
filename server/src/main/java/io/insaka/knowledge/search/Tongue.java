package io.insaka.knowledge.search;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;

/** A language whose word endings are known; the rest share {@link #OTHER}, where words are compared whole. */
enum Tongue {
    ENGLISH("en", EnglishStemmer::new),
    FRENCH("fr", FrenchStemmer::new),
    PORTUGUESE("pt", PortugueseStemmer::new),
    OTHER("", null);

    private final String code;
    private final @Nullable Supplier<SnowballStemmer> stemmers;

    Tongue(String code, @Nullable Supplier<SnowballStemmer> stemmers) {
        this.code = code;
        this.stemmers = stemmers;
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

    String stem(String word) {
        if (stemmers == null) {
            return word;
        }
        // A stemmer holds the word it works on, so each use has its own; making one costs next to nothing.
        SnowballStemmer stemmer = stemmers.get();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
