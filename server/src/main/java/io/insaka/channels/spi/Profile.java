package io.insaka.channels.spi;

/** What a provider says of a person when it is asked. */
public sealed interface Profile {
    record Known(String name) implements Profile {}

    /** Nothing, and it will not say more later: nobody there, or they do not want it told. */
    record Untold(String why) implements Profile {}

    /** It did not answer, or not now. */
    record NotNow(String why) implements Profile {}

    /** It does not accept our credentials (any more). */
    record Unauthorized(ProviderError error) implements Profile {}
}
