package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.http.SoundFile;

/** A file as somebody sends it; {@code fileName} may be empty. */
public record MediaFile(String contentType, String fileName, byte[] bytes) {
    SoundFile sound() {
        return new SoundFile(bytes);
    }
}
