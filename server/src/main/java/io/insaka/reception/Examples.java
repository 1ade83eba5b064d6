package io.insaka.reception;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Example phrases of a skill, one per line of {@code <skill>.txt}. */
final class Examples {
    private Examples() {}

    static List<String> of(String skill) {
        String resource = skill + ".txt";
        try (InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
