/** The gates: what keeps the code base in the shape that ARCHITECTURE.md describes. Every rule says why it is there. */
@NullMarked
package io.insaka.architecture;

import org.jspecify.annotations.NullMarked;
