package io.insaka.channels.spi;

import java.util.List;

/**
 * How a channel takes what a teammate records.
 *
 * @param as what the contact gets
 * @param types the content types it may go out as, the best first; a browser has to bring one of them
 * @param mostBytes of one recording
 */
public record VoiceNotes(As as, List<String> types, long mostBytes) {
    public static final String OGG = "audio/ogg";
    public static final String MP4 = "audio/mp4";
    public static final String WAV = "audio/wav";

    private static final long MEGABYTE = 1 << 20;

    /** For the many that carry any file. */
    public static final VoiceNotes FILE = file(25, OGG, MP4, "audio/webm", WAV);

    public enum As {
        /** A voice note as people send each other; what is not of the best type arrives as a file that plays. */
        NOTE,
        /** A sound file. */
        FILE,
        /** An address to open: the channel carries words only. */
        LINK
    }

    public VoiceNotes {
        types = List.copyOf(types);
    }

    public static VoiceNotes note(int megabytes, String... types) {
        return new VoiceNotes(As.NOTE, List.of(types), megabytes * MEGABYTE);
    }

    public static VoiceNotes file(int megabytes, String... types) {
        return new VoiceNotes(As.FILE, List.of(types), megabytes * MEGABYTE);
    }

    /** Telephones of any age play it behind the link. */
    public static VoiceNotes link() {
        return new VoiceNotes(As.LINK, List.of(MP4, OGG, WAV), 25 * MEGABYTE);
    }
}
