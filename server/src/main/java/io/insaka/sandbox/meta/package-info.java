/**
 * Messenger and Instagram with their customers, simulated: as strict as Meta about what it is sent, and with webhooks in
 * Meta's form. {@link io.insaka.sandbox.meta.MetaSimulator} is all a caller needs.
 */
@NullMarked
package io.insaka.sandbox.meta;

import org.jspecify.annotations.NullMarked;
