@NullMarked
package io.insaka.brain.skill;

import org.jspecify.annotations.NullMarked;
