package io.insaka.sandbox.http;

import java.nio.charset.StandardCharsets;

/** What providers look at in a recording: its first bytes, whatever its name says. */
public record SoundFile(byte[] bytes) {
    private static final int HEAD = 200;
    private static final int CHANNELS_BEHIND_NAME = 9;

    public boolean isOgg() {
        return head().startsWith("OggS");
    }

    /** Ogg holds other sounds too, such as Vorbis; the name of the one it holds stands on its first page. */
    public boolean isOpus() {
        return isOgg() && head().contains("OpusHead");
    }

    /** Voice notes have one channel. */
    public boolean isMonoOpus() {
        int channels = head().indexOf("OpusHead") + CHANNELS_BEHIND_NAME;
        return isOpus() && channels < bytes.length && bytes[channels] == 1;
    }

    public boolean isMp4() {
        return head().startsWith("ftyp", 4);
    }

    public boolean isMp3() {
        return head().startsWith("ID3") || bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xe6) == 0xe2;
    }

    public boolean isWav() {
        return head().startsWith("RIFF") && head().startsWith("WAVE", 8);
    }

    public boolean isAdts() {
        return bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xf6) == 0xf0;
    }

    private String head() {
        return new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    }
}
