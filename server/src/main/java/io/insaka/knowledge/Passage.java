package io.insaka.knowledge;

/**
 * A piece of what an organisation knows, as it was written.
 *
 * @param sourceId of the article or the document it is part of
 * @param title an article's question; a document's title and the headings above the piece
 * @param score higher is nearer; comparable within one search only
 * @param confidence how likely this piece answers what was asked, 0 to 1
 */
public record Passage(String sourceId, Kind kind, String title, String text, double score, double confidence) {
    /** Where a passage comes from. */
    public enum Kind {
        ARTICLE("article"),
        DOCUMENT("document");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
