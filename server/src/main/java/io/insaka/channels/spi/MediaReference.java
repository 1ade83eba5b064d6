package io.insaka.channels.spi;

import org.jspecify.annotations.Nullable;

/** Where the provider keeps a file: its id there or an address. Both expire. */
public record MediaReference(
        @Nullable String providerMediaId, @Nullable String url) {
    /** The file came with the item: {@link Channel#enclosed} gives it. */
    public static final MediaReference ENCLOSED = new MediaReference(null, null);
}
