@NullMarked
package io.insaka.knowledge;

import org.jspecify.annotations.NullMarked;
