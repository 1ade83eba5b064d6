package io.insaka.brain.intent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What customers write all day that no skill was taught: the classifier's idea of "none of these". */
final class Background {
    private static final String RESOURCE = "background.txt";

    private Background() {}

    static List<String> phrases() {
        try (InputStream file = Objects.requireNonNull(Background.class.getResourceAsStream(RESOURCE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
