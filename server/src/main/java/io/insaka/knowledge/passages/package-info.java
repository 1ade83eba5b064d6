/**
 * Articles and documents in pieces, and their search: one index in memory for each organisation in use, built from
 * PostgreSQL and following its changes. Start at {@link Retrieval}; who brings passages starts at {@link Library}.
 */
@NullMarked
package io.insaka.knowledge.passages;

import org.jspecify.annotations.NullMarked;
