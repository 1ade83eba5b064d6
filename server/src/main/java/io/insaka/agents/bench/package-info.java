/** Where a teammate tries an agent before customers meet it. */
@NullMarked
package io.insaka.agents.bench;

import org.jspecify.annotations.NullMarked;
