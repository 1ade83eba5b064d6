package io.insaka.channels.spi;

/** How a file is meant to be shown. */
public enum MediaKind {
    IMAGE,
    VIDEO,
    AUDIO,
    DOCUMENT,
    STICKER
}
