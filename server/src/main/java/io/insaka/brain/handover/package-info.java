/** When a person is wanted, what the organisation wants of it, and what the person finds when they come. */
@NullMarked
package io.insaka.brain.handover;

import org.jspecify.annotations.NullMarked;
