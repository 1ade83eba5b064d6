/** What Meta's Graph APIs share: how they read a request, what their errors look like, how they write JSON. */
@NullMarked
package io.insaka.sandbox.graph;

import org.jspecify.annotations.NullMarked;
