/** A mail server that takes what we send, and customers who write mail to us, by SMTP and raw messages. */
@NullMarked
package io.insaka.sandbox.email;

import org.jspecify.annotations.NullMarked;
