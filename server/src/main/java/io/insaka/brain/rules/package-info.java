/**
 * How an organisation wants its messages guarded and understood. Kept by its team over HTTP, held in memory by every node,
 * and looked at again every other second.
 */
@NullMarked
@NamedInterface("rules")
package io.insaka.brain.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
