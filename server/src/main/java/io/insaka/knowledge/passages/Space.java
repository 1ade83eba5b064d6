package io.insaka.knowledge.passages;

/** Where vectors can be compared with each other: what one model makes, of one length. */
public record Space(String model, int dimensions) {}
