/** Twilio's messages, as strict as the real service where the product can notice. */
@NullMarked
package io.insaka.sandbox.twilio;

import org.jspecify.annotations.NullMarked;
