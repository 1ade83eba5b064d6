package io.insaka.channels.whatsapp;

import java.util.Arrays;
import java.util.Optional;
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

    private static final long MEGABYTE = 1 << 20;

    private Limits() {}

    /** A type of file that uploads take. */
    enum FileType {
        IMAGE(5 * MEGABYTE, Set.of("image/jpeg", "image/png")),
        VIDEO(16 * MEGABYTE, Set.of("video/mp4", "video/3gp", "video/3gpp")),
        AUDIO(16 * MEGABYTE, Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus")),
        STICKER(MEGABYTE / 2, Set.of("image/webp")),
        DOCUMENT(
                100 * MEGABYTE,
                Set.of(
                        "text/plain",
                        "application/pdf",
                        "application/msword",
                        "application/vnd.ms-excel",
                        "application/vnd.ms-powerpoint",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

        private final long mostBytes;
        private final Set<String> contentTypes;

        FileType(long mostBytes, Set<String> contentTypes) {
            this.mostBytes = mostBytes;
            this.contentTypes = contentTypes;
        }

        long mostBytes() {
            return mostBytes;
        }

        static Optional<FileType> of(String contentType) {
            return Arrays.stream(values())
                    .filter(type -> type.contentTypes.contains(contentType))
                    .findFirst();
        }
    }
}
