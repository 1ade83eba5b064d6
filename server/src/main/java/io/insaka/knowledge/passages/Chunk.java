package io.insaka.knowledge.passages;

/**
 * A piece of a source as it is kept.
 *
 * @param title the source's, and the headings above the piece
 */
public record Chunk(String title, String text, String language) {}
