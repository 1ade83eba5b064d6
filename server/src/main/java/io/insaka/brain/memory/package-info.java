/** What is known of a conversation when its next message is answered. Start at {@link Memories}. */
@NullMarked
@NamedInterface("memory")
package io.insaka.brain.memory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
