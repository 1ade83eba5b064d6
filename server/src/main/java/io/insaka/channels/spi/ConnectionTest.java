package io.insaka.channels.spi;

/**
 * Whether the credentials work, in words for the person who entered them.
 *
 * @param unauthorized whether the provider said that it does not accept the credentials (any more)
 */
public record ConnectionTest(boolean ok, String detail, boolean unauthorized) {
    public ConnectionTest(boolean ok, String detail) {
        this(ok, detail, false);
    }
}
