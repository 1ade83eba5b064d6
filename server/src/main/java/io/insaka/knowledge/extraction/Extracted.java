package io.insaka.knowledge.extraction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a document.
 *
 * @param title what the document calls itself; null when it does not
 * @param links where a page leads, as absolute addresses
 */
public record Extracted(@Nullable String title, List<Block> blocks, List<String> links) {
    public Extracted {
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
    }
}
