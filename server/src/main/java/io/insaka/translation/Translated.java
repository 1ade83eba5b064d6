package io.insaka.translation;

/** How asking for a translation ended. */
sealed interface Translated {
    record Made(Translation translation) implements Translated {}

    /** It is known to be in that language: nobody was asked. */
    record Same() implements Translated {}

    record Not(TranslationProblem why) implements Translated {}
}
