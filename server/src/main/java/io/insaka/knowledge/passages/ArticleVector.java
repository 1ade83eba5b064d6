package io.insaka.knowledge.passages;

import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.search.PassageVector;
import java.time.Instant;

/** What a model made of an article, as it was at {@code updatedAt}. */
record ArticleVector(ArticleId article, Instant updatedAt, PassageVector vector) {}
