@NullMarked
package io.insaka.vault;

import org.jspecify.annotations.NullMarked;
