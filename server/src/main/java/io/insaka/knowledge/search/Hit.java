package io.insaka.knowledge.search;

/** @param confidence how likely this entry is the one that answers, 0 to 1 */
public record Hit(Entry entry, double confidence) {}
