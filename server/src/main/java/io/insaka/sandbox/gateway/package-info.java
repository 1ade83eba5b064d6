/** A workflow builder, simulated: it signs what it passes on, and believes only callbacks that are signed. */
@NullMarked
package io.insaka.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
