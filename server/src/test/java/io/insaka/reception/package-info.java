@NullMarked
package io.insaka.reception;

import org.jspecify.annotations.NullMarked;
