package io.insaka.sandbox.whatsapp;

import java.nio.charset.StandardCharsets;

/** A file as somebody sends it; {@code fileName} may be empty. */
public record MediaFile(String contentType, String fileName, byte[] bytes) {
    private static final int HEAD = 200;

    /** Ogg holds other sounds too, such as Vorbis; the name of the one it holds stands on its first page. */
    boolean isOggWithoutOpus() {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        return head.startsWith("OggS") && !head.contains("OpusHead");
    }
}
