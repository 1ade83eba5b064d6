package io.insaka.knowledge.passages;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source as it was read once.
 *
 * @param generation counts how often it was read; the newest complete one answers
 * @param contact whose it is; null when it is everybody's
 */
public record Edition(UUID source, int generation, @Nullable UUID contact) {}
