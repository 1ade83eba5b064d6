package io.insaka.knowledge.extraction;

import java.util.List;

/** What a document is made of, in the order of reading. */
public sealed interface Block {
    /** @param level from 1, the topmost */
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** @param header may be empty */
    record Table(List<String> header, List<List<String>> rows) implements Block {
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }
}
