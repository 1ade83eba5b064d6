package io.insaka.channels.spi;

/** Why collecting ended. */
public sealed interface Collected {
    /** It was not to go on. */
    record Stopped() implements Collected {}

    /** The provider does not accept our credentials (any more). */
    record Unauthorized(ProviderError error) implements Collected {}

    /** Worth another try. */
    record Failed(ProviderError error) implements Collected {}
}
