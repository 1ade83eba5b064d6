package io.insaka.assistance;

import java.util.List;

/**
 * What a model wrote for a teammate.
 *
 * @param sources titles of what it is out of; a title stands once
 * @param doubtful numbers, links and addresses that stand in nothing the model was to read
 */
record Written(String text, List<Source> sources, List<String> doubtful) {
    Written {
        sources = List.copyOf(sources);
        doubtful = List.copyOf(doubtful);
    }

    /** @param kind {@code article} or {@code document} */
    record Source(String title, String kind) {}

    /** Printing one shows no content. */
    @Override
    public String toString() {
        return "Written[" + sources.size() + " sources]";
    }
}
