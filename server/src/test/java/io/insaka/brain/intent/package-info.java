@NullMarked
package io.insaka.brain.intent;

import org.jspecify.annotations.NullMarked;
