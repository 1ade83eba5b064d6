package io.insaka.channels.spi;

import org.jspecify.annotations.Nullable;

/**
 * What came of telling a provider how a conversation stands.
 *
 * @param told false when it has to be told once more
 * @param assigned whom it shows because of us, in its own words; null for nobody
 */
public record Mirrored(boolean told, @Nullable String assigned) {}
