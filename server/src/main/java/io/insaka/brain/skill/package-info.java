/** How a capability plugs into the brain: one bean that implements {@link Skill}. */
@NullMarked
@NamedInterface("skill")
package io.insaka.brain.skill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
