package io.insaka.knowledge.sources;

import io.insaka.knowledge.extraction.Unreadable;
import java.util.Arrays;
import java.util.Optional;

/** Why a source could not be read, in words for whoever added it. */
record Failure(String code, String text) {
    static final Failure INTERRUPTED = new Failure(
            "interrupted", "Reading did not come to an end, although it was begun several times. Try again later.");
    static final Failure TOO_MANY = new Failure(
            "too-many-passages", "The organisation has no room for so much more text. Delete sources first.");
    static final Failure UNREACHABLE = new Failure("unreachable", "The address did not answer with a page.");
    static final Failure NOT_CALLED =
            new Failure("address-refused", "The address leads into a network that is not called from here.");
    static final Failure UNWANTED =
            new Failure("robots", "The website asks programs not to read this page (robots.txt).");
    static final Failure NOT_A_PAGE =
            new Failure("unsupported", "What the address answers with is of a kind that cannot be read.");

    static Failure of(Unreadable.Reason reason) {
        return new Failure(reason.code(), reason.text());
    }

    /** From its code, as a row keeps it. */
    static Optional<Failure> coded(String code) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                INTERRUPTED, TOO_MANY, UNREACHABLE, NOT_CALLED, UNWANTED, NOT_A_PAGE),
                        Arrays.stream(Unreadable.Reason.values()).map(Failure::of))
                .filter(failure -> failure.code().equals(code))
                .findFirst();
    }
}
