package io.insaka.media;

import io.insaka.platform.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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

    /** Asked for too often. */
    public static final class Busy extends MediaProblem {
        private final transient Duration wait;

        Busy(Duration wait) {
            super(429, "request/too-many", "Too many requests. Wait before you try again.");
            this.wait = wait;
        }

        @Override
        public @Nullable Duration retryAfter() {
            return wait;
        }
    }
}
