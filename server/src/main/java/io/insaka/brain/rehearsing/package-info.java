/** How somebody above finds out what would be answered, without anybody being answered. */
@NullMarked
@NamedInterface("rehearsing")
package io.insaka.brain.rehearsing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
