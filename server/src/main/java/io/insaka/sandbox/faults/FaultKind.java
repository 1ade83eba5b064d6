package io.insaka.sandbox.faults;

/** The ways in which a provider fails. The first group is about what it delivers to us, the second about its answers. */
public enum FaultKind {
    /** The same webhook comes once more. */
    DUPLICATE,
    /** Several messages and statuses come in one body. */
    BATCH,
    /** A webhook is overtaken by the one behind it. */
    REORDER,
    /** A webhook comes late, by {@link Faults#delay}. */
    DELAY,
    /** One of the statuses never comes. */
    MISSING_STATUS,

    /** HTTP 401, code 190, whatever is asked: the token counts as expired. */
    EXPIRED_TOKEN_190,
    /** HTTP 429, code 4: not accepted. */
    RATE_LIMIT_429,
    /** Code 130429, throughput: not accepted. */
    THROUGHPUT_130429,
    /** Code 131056, too much to one customer: not accepted. */
    PAIR_LIMIT_131056,
    /** Code 131048, spam: not accepted. */
    SPAM_LIMIT_131048,
    /** HTTP 500 with a Graph error: not accepted. */
    SERVER_ERROR,
    /** HTTP 502 with a page of HTML: not accepted. */
    SERVER_ERROR_PLAIN,
    /** Accepted, but never answered. */
    HANG_AFTER_ACCEPT,
    /** Neither accepted nor answered. */
    HANG_BEFORE_ACCEPT,
    /** Accepted, then the connection breaks. */
    DROP_AFTER_ACCEPT,
    /** Accepted, and HTTP 200 with a body that says nothing. */
    GARBAGE,
    /** HTTP 500 where media is uploaded or fetched. */
    MEDIA_ERROR
}
