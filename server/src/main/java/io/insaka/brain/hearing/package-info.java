/** What is in a file a customer sent: a voice note's words, what a picture shows. Start at {@link Hearing}. */
@NullMarked
package io.insaka.brain.hearing;

import org.jspecify.annotations.NullMarked;
