/** A request that changes something, sent again with its key, is answered as before and does nothing more. */
@NullMarked
package io.insaka.tenancy.repeating;

import org.jspecify.annotations.NullMarked;
