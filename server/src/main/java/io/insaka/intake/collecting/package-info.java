/** Fetches from providers that keep what came until somebody asks, and has it kept as if a webhook had brought it. */
@NullMarked
package io.insaka.intake.collecting;

import org.jspecify.annotations.NullMarked;
