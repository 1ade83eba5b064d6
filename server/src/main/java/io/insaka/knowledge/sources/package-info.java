/**
 * Documents, websites and texts of an organisation: taken in, read in the background, cut into passages, kept up to date,
 * deleted. Start at {@link Sources}; the work happens in {@link Ingestion}.
 */
@NullMarked
package io.insaka.knowledge.sources;

import org.jspecify.annotations.NullMarked;
