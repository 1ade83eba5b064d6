package io.insaka.channels.spi;

/** Whether the credentials work, in words for the person who entered them. */
public record ConnectionTest(boolean ok, String detail) {}
