@NullMarked
package io.insaka.channels;

import org.jspecify.annotations.NullMarked;
