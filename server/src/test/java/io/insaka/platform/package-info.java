@NullMarked
package io.insaka.platform;

import org.jspecify.annotations.NullMarked;
