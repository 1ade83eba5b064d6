/** What can go wrong at a provider, on demand and repeatable by a seed. */
@NullMarked
package io.insaka.sandbox.faults;

import org.jspecify.annotations.NullMarked;
