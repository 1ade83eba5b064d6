/** What a channel adapter implements, and the values that travel through it. Start at {@link Channel}. */
@NullMarked
@NamedInterface("spi")
package io.insaka.channels.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
