/** Form-encoded webhooks and calls, and phone numbers: what providers of SMS share. */
@NullMarked
package io.insaka.channels.form;

import org.jspecify.annotations.NullMarked;
