package io.insaka.channels.spi;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What came of fetching a file. */
public sealed interface FetchOutcome {
    /** The bytes; the caller closes the stream. {@code size} is −1 when the provider did not say. */
    record Fetched(InputStream bytes, @Nullable String contentType, long size) implements FetchOutcome {}

    /** The provider does not have it any more. */
    record Expired(String why) implements FetchOutcome {}

    /** Never to be had (forbidden, or no file at all). */
    record Refused(String why) implements FetchOutcome {}

    /** Never to be had, because the provider hands out none so large, or we take none: another file may be. */
    record TooLarge(String why) implements FetchOutcome {}

    /** The provider does not accept our credentials (any more): worth another try once the account is reconnected. */
    record Unauthorized(ProviderError error) implements FetchOutcome {}

    /** Worth another try. */
    record Failed(String why) implements FetchOutcome {}
}
