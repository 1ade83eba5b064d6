package io.insaka.media;

import io.insaka.platform.Problem;

/** A file that cannot be taken or given. */
public abstract sealed class MediaProblem extends Problem {
    private MediaProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    /** More bytes than the caller allowed; nothing was kept. */
    public static final class TooLarge extends MediaProblem {
        TooLarge(long maxBytes) {
            super(413, "media/too-large", "The file is larger than " + maxBytes + " bytes.");
        }
    }

    /** No bytes at all. */
    public static final class Empty extends MediaProblem {
        Empty() {
            super(422, "media/empty", "The file is empty.");
        }
    }

    /** A kind of file that teammates may not attach. */
    public static final class TypeRefused extends MediaProblem {
        TypeRefused(String contentType) {
            super(415, "media/type-refused", "Files of type " + contentType + " cannot be attached.");
        }
    }

    /** No such file in this organisation. */
    public static final class Unknown extends MediaProblem {
        Unknown() {
            super(404, "media/unknown", "There is no such file.");
        }
    }
}
