package io.insaka.sandbox.llm.play;

/** The ways in which a provider of models fails. */
public enum Fault {
    /** 429, and says when to come back. */
    RATE_LIMIT,
    /** 429 (402 or 403 elsewhere): nothing will help but paying. */
    QUOTA,
    /** 401, as if the key had been withdrawn. */
    BAD_KEY,
    /** 403: the key may not use this model. */
    FORBIDDEN,
    /** 500. */
    SERVER_ERROR,
    /** 503. */
    UNAVAILABLE,
    /** 529 at Anthropic, 503 elsewhere. */
    OVERLOADED,
    /** 400 in the provider's way of saying that the conversation does not fit. */
    CONTEXT_TOO_LONG,
    /** Takes longer, by as much as {@link World#slowness} tells, and is good. */
    SLOW,
    /** Says nothing for as long as {@link World#hang} tells, then drops the connection. */
    HANG,
    /** Closes the connection without an answer. */
    DROP,
    /** The connection breaks in the middle of the answer. */
    CUT,
    /** 200 with half of its JSON. */
    MALFORMED_JSON,
    /** 200 with a page of HTML, as a proxy does. */
    WRONG_CONTENT_TYPE,
    /** 200 without content. */
    EMPTY_ANSWER,
    /** The model declines, in the provider's way. */
    REFUSAL,
    /** A filter blocks the prompt or the answer, in the provider's way. */
    BLOCKED,
    /** Arguments, or JSON asked for, that do not fit their schema. */
    WRONG_ARGUMENTS,
    /** Arguments, or JSON asked for, that are no JSON. */
    BROKEN_ARGUMENTS,
    /** Calls a tool it was not given. */
    UNKNOWN_TOOL,
    /** Vectors for the first half of the texts only. */
    HALF_BATCH,
    /** The last vector is shorter than the others. */
    UNEVEN_VECTORS,
    /** Numbers too large for what they are read into. */
    ODD_NUMBERS,
    /** All vectors are shorter by half than this model's usually are. */
    OTHER_LENGTH;

    /** Whether the provider answers with an error instead of the model. */
    public boolean isError() {
        return compareTo(CONTEXT_TOO_LONG) <= 0;
    }

    /** Whether only vectors can be wrong in this way. */
    public boolean isOfVectors() {
        return compareTo(HALF_BATCH) >= 0;
    }
}
