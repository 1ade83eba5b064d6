package io.insaka.knowledge;

/**
 * An article that may answer what somebody wrote.
 *
 * @param confidence how likely it is the right one, 0 to 1
 */
public record ArticleMatch(ArticleId articleId, String question, String answer, double confidence) {}
