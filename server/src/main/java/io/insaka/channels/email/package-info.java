/**
 * E-mail: raw messages come in by webhook, or are fetched from a mailbox; answers go out by SMTP and stand in the thread
 * they answer. Whatever other programs write is taken: {@link io.insaka.channels.email.MailSplitter} takes a message
 * apart, {@link io.insaka.channels.email.MailItem} says what it means,
 * {@link io.insaka.channels.email.EmailChannel} is the way in.
 */
@NullMarked
package io.insaka.channels.email;

import org.jspecify.annotations.NullMarked;
