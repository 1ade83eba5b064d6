package io.insaka.knowledge.search;

/** Where vectors can be compared with each other: what one model makes, of one length. */
public record Space(String model, int dimensions) {}
