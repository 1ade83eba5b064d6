/** The AI roles themselves, one class each: adding an agent is adding a class and its instructions. */
@NullMarked
package io.insaka.agents.roles;

import org.jspecify.annotations.NullMarked;
