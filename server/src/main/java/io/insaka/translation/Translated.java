package io.insaka.translation;

/** How asking for a translation ended. */
sealed interface Translated {
    record Made(Translation translation) implements Translated {}

    record Not(TranslationProblem why) implements Translated {}
}
