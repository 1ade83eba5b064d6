/**
 * <b>Story.</b> Finding customers: by what the organisation knows of them and by what they did, once or again and again as
 * segments that keep themselves up to date.
 *
 * <p><b>Promise.</b> A condition means the same wherever it is used: in the list, in a segment, in what is sent to many.
 * Finding never reads messages, only what is kept of each contact and each thread; a person of several contacts is found
 * once. Who wants no messages is found like anybody: whoever writes to them has to look.
 *
 * <p><b>Not here.</b> Who the customers are: {@code contacts}. Their attributes: {@code attributes}. One of them: {@code desk}.
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
            "attributes",
            "channels::spi",
            "contacts",
            "contacts::consent",
            "desk",
            "companies"
        })
package io.insaka.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
