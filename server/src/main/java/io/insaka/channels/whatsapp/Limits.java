package io.insaka.channels.whatsapp;

import java.util.Set;

/** What the Cloud API takes (wire limits as of August 2026; media sizes from Meta's media page, December 2025). */
final class Limits {
    static final int TEXT = 4096;
    static final int CAPTION = 1024;
    static final int INTERACTIVE_BODY = 1024;
    static final int BUTTONS = 3;
    static final int BUTTON_TITLE = 20;
    static final int BUTTON_ID = 256;
    static final int ROWS = 10;
    static final int ROW_TITLE = 24;
    static final int ROW_DESCRIPTION = 72;
    static final int ROW_ID = 200;
    static final int LIST_OPENER = 20;
    static final int CALLBACK_DATA = 512;
    static final int PER_SECOND = 80;

    static final long IMAGE_BYTES = 5L << 20;
    static final long AUDIO_BYTES = 16L << 20;
    static final long VIDEO_BYTES = 16L << 20;
    static final long DOCUMENT_BYTES = 100L << 20;
    static final long STICKER_BYTES = 500L << 10;

    static final Set<String> IMAGES = Set.of("image/jpeg", "image/png");
    static final Set<String> VIDEOS = Set.of("video/mp4", "video/3gpp");
    static final Set<String> AUDIOS = Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg");

    private Limits() {}
}
