package io.insaka.agents.roles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Instructions that come with the product: Markdown beside the classes. */
public final class PromptFile {
    private PromptFile() {}

    /** @param name without folder and ending */
    public static String read(String name) {
        String path = "/io/insaka/agents/prompts/" + name + ".md";
        try (InputStream file = PromptFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the product has no instructions " + path);
            }
            return new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
