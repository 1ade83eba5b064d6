package io.insaka.channels.spi;

/**
 * A message of ours that a provider took.
 *
 * @param words the text, the question, the caption; empty for what has none
 */
public record Carried(String providerId, String words) {}
