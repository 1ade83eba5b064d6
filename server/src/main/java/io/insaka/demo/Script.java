package io.insaka.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What is said in one round of a conversation; how it is written says the file it is read from.
 *
 * @param label the name of a label, or {@code none}
 * @param team the name of a team, or {@code none}
 */
record Script(String topic, String language, String label, String team, String priority, List<Line> lines) {
    private static final String FILE = "threads.txt";
    private static final String NONE = "none";

    /** @param what the sign at its beginning */
    record Line(String what, String words) {
        /** Of a question, behind the text. */
        List<String> parts() {
            return Arrays.stream(words.split("\\|")).map(String::strip).toList();
        }
    }

    boolean labelled() {
        return !label.equals(NONE);
    }

    boolean forTeam() {
        return !team.equals(NONE);
    }

    boolean ends() {
        return lines.stream().anyMatch(line -> line.what().equals("end"));
    }

    boolean needsPerson() {
        return lines.stream().anyMatch(line -> line.what().equals("hand"));
    }

    static List<Script> all() {
        try (InputStream file = Objects.requireNonNull(Script.class.getResourceAsStream(FILE), FILE)) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Script> read(String text) {
        List<Script> scripts = new ArrayList<>();
        for (String block : text.split("\n== ")) {
            String[] lines = block.strip().split("\n");
            String[] head = lines[0].strip().split(" ");
            if (block.startsWith("What is said")) {
                continue;
            }
            scripts.add(new Script(
                    head[0],
                    head[1],
                    head[2],
                    head[3],
                    head[4],
                    Arrays.stream(lines).skip(1).map(Script::line).toList()));
        }
        return List.copyOf(scripts);
    }

    private static Line line(String written) {
        String[] parts = written.strip().split(" ", 2);
        return new Line(parts[0], parts.length == 1 ? "" : parts[1].strip());
    }
}
