@NullMarked
package io.insaka.media;

import org.jspecify.annotations.NullMarked;
