package io.insaka.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls {@link ProofSkill} wrote down.
 *
 * @param turns questions that were paid for
 * @param calls calls that were begun
 * @param cutOff calls whose process died in the middle of them
 * @param unjournalled calls that ended and were made again: the process died before the journal was on disk
 * @param twice questions that one and the same process paid twice: never to happen
 */
record PaidCalls(int turns, int calls, int cutOff, int unjournalled, List<String> twice) {
    private record Line(String what, String process, String question) {}

    static PaidCalls read(Path file) {
        Map<String, List<Line>> byQuestion = new HashMap<>();
        for (String text : lines(file)) {
            String[] parts = text.split("\t");
            if (parts.length == 4) {
                byQuestion
                        .computeIfAbsent(parts[3], unused -> new ArrayList<>())
                        .add(new Line(parts[0], parts[1], parts[3]));
            }
        }
        int calls = 0;
        int ended = 0;
        int unjournalled = 0;
        List<String> twice = new ArrayList<>();
        for (List<Line> lines : byQuestion.values()) {
            List<Line> begun =
                    lines.stream().filter(line -> line.what().equals("begun")).toList();
            int ends = lines.size() - begun.size();
            calls += begun.size();
            ended += ends;
            unjournalled += Math.max(0, ends - 1);
            if (begun.stream().map(Line::process).distinct().count() < begun.size()) {
                twice.add(begun.getFirst().question());
            }
        }
        return new PaidCalls(byQuestion.size(), calls, calls - ended, unjournalled, twice);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
