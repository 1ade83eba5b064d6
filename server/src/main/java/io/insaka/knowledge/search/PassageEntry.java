package io.insaka.knowledge.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passage as it is searched.
 *
 * @param source what it is part of
 * @param article whether that is an article
 * @param contact whose it is; null when it is everybody's
 * @param title what stands above it: a question, headings
 * @param also other ways to put the title, searched with it and not shown
 * @param language ISO 639 code; decides about word endings
 * @param vector what an embedding model made of it; null when none did
 */
public record PassageEntry(
        UUID source,
        int position,
        boolean article,
        @Nullable UUID contact,
        String title,
        String also,
        String text,
        String language,
        @Nullable PassageVector vector) {}
