package io.insaka.knowledge.search;

import java.util.UUID;

/**
 * A passage that may answer.
 *
 * @param score higher is nearer
 * @param confidence how likely it answers, 0 to 1
 */
public record PassageHit(
        UUID source, int position, boolean article, String title, String text, double score, double confidence) {}
