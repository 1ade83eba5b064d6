/**
 * SMS through Africa's Talking. Its webhooks are form-encoded and not signed: the address carries a secret. It reports
 * deliveries by its own id and never our reference, and cannot be asked what it sent, so a send whose answer was lost
 * stays in doubt and is never repeated by itself. {@link io.insaka.channels.africastalking.AfricasTalkingChannel} is the way
 * in.
 */
@NullMarked
package io.insaka.channels.africastalking;

import org.jspecify.annotations.NullMarked;
