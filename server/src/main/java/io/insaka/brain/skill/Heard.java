package io.insaka.brain.skill;

import io.insaka.channels.spi.Content;

/**
 * What the customer sent.
 *
 * @param words the text in it: body, caption, the title of what was tapped, what was spoken; may be empty
 * @param seen what a picture shows, as a model told it; empty when nobody looked
 */
public record Heard(Content content, String words, String seen) {
    public Heard(Content content, String words) {
        this(content, words, "");
    }
}
