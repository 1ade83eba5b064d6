package io.insaka.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an imaginary town tells its people in three languages, and what they ask; all of it written for this test. */
final class Town {
    /** @param wanted the document that answers; null when none does */
    record Question(@Nullable UUID wanted, String text) {}

    private Town() {}

    /** What stands for an embedding model: vectors of hashed pieces of words, which know spelling but no meaning. */
    interface Embedding {
        @Nullable
        PassageVector of(String text);
    }

    static LuceneIndex index(Embedding embedding) {
        var index = new LuceneIndex();
        fill(index, embedding);
        return index;
    }

    static void fill(PassageIndex index, Embedding embedding) {
        index.change(known -> {
            addAll(index, embedding);
            return known;
        });
    }

    private static void addAll(PassageIndex index, Embedding embedding) {
        for (String document : text("town-documents.md").split("(?m)^=== ")) {
            if (!document.isBlank()) {
                add(index, document, embedding);
            }
        }
    }

    private static void add(PassageIndex index, String document, Embedding embedding) {
        String[] lines = document.split("\n", 2);
        String[] about = lines[0].split(" \\| ");
        var passages = new ArrayList<PassageEntry>();
        for (String section : lines[1].split("(?m)^# ")) {
            if (!section.isBlank()) {
                String[] parts = section.split("\n", 2);
                String title = about[2] + " › " + parts[0];
                passages.add(new PassageEntry(
                        id(about[0]),
                        passages.size(),
                        false,
                        null,
                        title,
                        "",
                        parts[1].strip(),
                        about[1],
                        embedding.of(title + "\n" + parts[1])));
            }
        }
        index.replace(id(about[0]), passages);
    }

    static List<Question> questions() {
        return text("town-questions.tsv")
                .lines()
                .map(line -> line.split("\t", 2))
                .map(columns -> new Question(columns[0].equals("-") ? null : id(columns[0]), columns[1]))
                .toList();
    }

    private static UUID id(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String name) {
        try (var file = Objects.requireNonNull(Town.class.getResourceAsStream("/knowledge/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
