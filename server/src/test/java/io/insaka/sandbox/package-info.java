@NullMarked
package io.insaka.sandbox;

import org.jspecify.annotations.NullMarked;
