/**
 * <b>Story.</b> One text to many customers: to whom, on which channel, what; a look at how many that are; then it goes out
 * by and by, and everybody can see how far it is. A <i>mailing</i> is the text, an <i>addressee</i> one customer in it.
 *
 * <p><b>Promise.</b> Nothing goes out before a teammate has said yes to the number of those who get it. Who they are is
 * fixed before that. Each of them gets it once or it is said why not, whatever is killed when: an addressee and their
 * letter change in one transaction. Who wants no messages gets none, even if they say so while it runs. Answers to
 * customers go before it, everywhere.
 *
 * <p><b>Not here.</b> How a letter reaches its provider, and what comes of it: {@code conversations}. What one teammate
 * writes to one customer: {@code desk}. Who wants no messages: {@code contacts}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "platform",
            "vault",
            "tenancy",
            "audit",
            "live",
            "channels",
            "channels::spi",
            "contacts",
            "contacts::consent",
            "intake",
            "conversations",
            "brain::rules",
            "desk",
            "customers"
        })
package io.insaka.mailings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
