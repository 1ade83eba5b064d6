/** What Meta checks of a WhatsApp message before it accepts one. */
@NullMarked
package io.insaka.sandbox.whatsapp.rules;

import org.jspecify.annotations.NullMarked;
