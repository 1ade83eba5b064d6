@NullMarked
package io.insaka.channels.spi;

import org.jspecify.annotations.NullMarked;
