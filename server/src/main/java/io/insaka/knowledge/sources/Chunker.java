package io.insaka.knowledge.sources;

import io.insaka.knowledge.extraction.Block;
import io.insaka.knowledge.extraction.Extracted;
import io.insaka.knowledge.passages.Chunk;
import io.insaka.knowledge.search.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cuts a document into passages. A passage stays under one heading, whose path is its title; one that continues another
 * begins with its last sentences; each part of a table repeats the names of the columns.
 */
final class Chunker {
    private static final String UNDER = " › ";
    private static final int LONGEST_TITLE = 300;
    private static final int DEEPEST = 6;
    private static final int SAMPLE = 20;
    private static final int TELLING = 300;

    private final ChunkSettings settings;
    private final String title;
    private final Optional<String> language;
    private final List<Chunk> chunks = new ArrayList<>();
    private final String[] headings = new String[DEEPEST];
    private final StringBuilder open = new StringBuilder();
    /** How much of what is open the passage before has, too. */
    private int repeated;

    private Chunker(ChunkSettings settings, String title, Optional<String> language) {
        this.settings = settings;
        this.title = title;
        this.language = language;
        java.util.Arrays.fill(headings, "");
    }

    /** @param language of the document; empty: guessed from its words */
    static List<Chunk> cut(Extracted document, String title, Optional<String> language, ChunkSettings settings) {
        var chunker = new Chunker(settings, title, language);
        document.blocks().forEach(chunker::take);
        chunker.end();
        return language.isPresent() ? chunker.chunks : guessed(chunker.chunks);
    }

    /** A short piece may have hardly a small word: it is in the language of the whole. */
    private static List<Chunk> guessed(List<Chunk> chunks) {
        var all = new StringBuilder();
        for (Chunk chunk : chunks.subList(0, Math.min(chunks.size(), SAMPLE))) {
            all.append(chunk.text()).append(' ');
        }
        String whole = Languages.guess(all.toString());
        return chunks.stream()
                .map(chunk -> new Chunk(
                        chunk.title(),
                        chunk.text(),
                        chunk.text().length() < TELLING ? whole : Languages.guess(chunk.text())))
                .toList();
    }

    private void take(Block block) {
        switch (block) {
            case Block.Heading heading -> {
                end();
                headings[heading.level() - 1] = heading.text();
                for (int below = heading.level(); below < DEEPEST; below++) {
                    headings[below] = "";
                }
            }
            case Block.Paragraph paragraph -> paragraph(paragraph.text());
            case Block.Table table -> table(table);
        }
    }

    private void paragraph(String text) {
        if (open.length() + text.length() > settings.target() && open.length() > repeated) {
            turn();
        }
        if (open.length() + text.length() <= settings.most()) {
            append(text, "\n\n");
            return;
        }
        for (String sentence : sentences(text)) {
            if (open.length() + sentence.length() > settings.target() && open.length() > repeated) {
                turn();
            }
            append(sentence, open.length() == repeated && repeated > 0 ? "\n" : " ");
        }
    }

    private void append(String text, String between) {
        if (!open.isEmpty()) {
            open.append(between);
        }
        open.append(text);
    }

    /** Whole sentences, and none longer than a passage may be. */
    private List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        for (String sentence : text.split("(?<=[.!?;:])\\s+|\\n+")) {
            int from = 0;
            while (sentence.length() - from > settings.target()) {
                int cut = sentence.lastIndexOf(' ', from + settings.target());
                int to = cut > from ? cut : from + settings.target();
                sentences.add(sentence.substring(from, to).strip());
                from = to;
            }
            sentences.add(sentence.substring(from).strip());
        }
        sentences.removeIf(String::isEmpty);
        return sentences;
    }

    private void table(Block.Table table) {
        String header = row(table.header());
        if (open.length() + header.length() > settings.target()) {
            end();
        }
        append(header, "\n\n");
        int empty = open.length();
        for (List<String> cells : table.rows()) {
            String row = row(cells);
            if (open.length() + row.length() > settings.target() && open.length() > empty) {
                end();
                open.append(header);
                empty = open.length();
            }
            for (String part : sentencesOf(row)) {
                if (open.length() + part.length() > settings.most() && open.length() > empty) {
                    end();
                    open.append(header);
                }
                append(part, "\n");
            }
        }
        end();
    }

    private List<String> sentencesOf(String row) {
        return row.length() > settings.target() ? sentences(row) : List.of(row);
    }

    private static String row(List<String> cells) {
        return String.join(" | ", cells);
    }

    /** Ends a passage that goes on: the next begins with the last sentences of this one. */
    private void turn() {
        String text = open.toString();
        end();
        String tail = tail(text);
        open.append(tail);
        repeated = tail.length();
    }

    private String tail(String text) {
        List<String> sentences = sentences(text);
        int from = sentences.size();
        int length = 0;
        while (from > 0 && length + sentences.get(from - 1).length() + 1 <= settings.overlap()) {
            from--;
            length += sentences.get(from).length() + 1;
        }
        return String.join(" ", sentences.subList(from, sentences.size()));
    }

    private void end() {
        String text = open.toString().strip();
        if (!text.isEmpty() && open.length() > repeated) {
            chunks.add(new Chunk(path(), text, language.orElse(Languages.USUAL)));
        }
        open.setLength(0);
        repeated = 0;
    }

    private String path() {
        String path = String.join(
                UNDER,
                Stream.concat(Stream.of(title), Stream.of(headings))
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList());
        return path.length() <= LONGEST_TITLE ? path : path.substring(0, LONGEST_TITLE);
    }
}
