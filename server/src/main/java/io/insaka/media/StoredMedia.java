package io.insaka.media;

import io.insaka.kernel.MediaId;

/**
 * A file that is kept.
 *
 * @param contentType what the bytes are
 * @param fileName safe to show and to save under; never empty
 * @param sha256 of the plain bytes, in hexadecimal
 */
public record StoredMedia(MediaId id, MediaKind kind, String contentType, String fileName, long size, String sha256) {
    /** Where a signed-in browser gets the bytes. */
    public String url() {
        return "/api/v1/media/" + id;
    }

    /** Whether it would run on the computer of the one who opens it: kept, never attached by us, never shown in place. */
    public boolean program() {
        return FileTypes.program(contentType, fileName);
    }

    /** Without the name, which may be personal. */
    @Override
    public String toString() {
        return "StoredMedia[" + id + ", " + contentType + ", " + size + " bytes]";
    }
}
