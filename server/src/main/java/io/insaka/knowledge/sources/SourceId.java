package io.insaka.knowledge.sources;

import java.util.UUID;

/** One source of an organisation. */
record SourceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
