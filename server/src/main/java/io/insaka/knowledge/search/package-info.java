/**
 * Finds the article that answers a message, in memory, and says how likely it is the right one. Pure: no database, no
 * organisation, nothing that changes once made.
 */
@NullMarked
package io.insaka.knowledge.search;

import org.jspecify.annotations.NullMarked;
