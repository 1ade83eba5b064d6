/** When a person is wanted, what the organisation wants of it, and what the person finds when they come. */
@NullMarked
@NamedInterface("handover")
package io.insaka.brain.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
