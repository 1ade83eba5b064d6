package io.insaka.knowledge;

import java.util.UUID;

/** One article of an organisation. */
public record ArticleId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
