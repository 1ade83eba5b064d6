/**
 * Short-lived tokens that carry what they allow, signed by this installation. Whether what they stand for still holds is
 * asked above.
 */
@NullMarked
package io.insaka.tenancy.passes;

import org.jspecify.annotations.NullMarked;
