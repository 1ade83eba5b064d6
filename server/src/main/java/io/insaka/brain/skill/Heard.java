package io.insaka.brain.skill;

import io.insaka.channels.spi.Content;

/**
 * What the customer sent.
 *
 * @param words the text in it: body, caption or the title of what was tapped; may be empty
 */
public record Heard(Content content, String words) {}
