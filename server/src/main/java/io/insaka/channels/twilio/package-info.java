/**
 * SMS and MMS through Twilio (and WhatsApp where a number of Twilio's has it). Form-encoded webhooks, signed over our
 * public address and the fields. Every message is told where to report, in an address that carries our own reference:
 * so a send whose answer was lost is settled by its first report. {@link io.insaka.channels.twilio.TwilioChannel} is the
 * way in.
 */
@NullMarked
package io.insaka.channels.twilio;

import org.jspecify.annotations.NullMarked;
