package io.insaka.reception;

/** What the skills say, from {@code texts.properties} and its translations. */
final class Texts {
    static final String BUNDLE = "io.insaka.reception.texts";

    private static final io.insaka.brain.skill.Texts TEXTS = new io.insaka.brain.skill.Texts(BUNDLE);

    private Texts() {}

    /** @param language in which the contact is answered: {@code visit.understood().language()} */
    static String say(String language, String key, Object... arguments) {
        return TEXTS.say(language, key, arguments);
    }

    /** For colleagues and models, in English. */
    static String described(String key) {
        return TEXTS.say("en", key);
    }
}
