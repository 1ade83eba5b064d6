package io.insaka.translation;

/**
 * What something says in another language.
 *
 * @param language ISO 639: into which
 * @param said ISO 639: in which language it was written; empty when the model did not tell
 */
record Translation(String language, String said, String words) {
    /** Printing one shows no content. */
    @Override
    public String toString() {
        return "Translation[" + said + " to " + language + "]";
    }
}
