/**
 * <b>Story.</b> For whom customers work: companies, who belongs to each, and what is going on with all of them together.
 *
 * <p><b>Promise.</b> A person belongs to one company at most. Nobody is put into one by the product: a mail domain only
 * suggests it. Deleting a company takes nobody away. What the team notes of a company is sealed.
 *
 * <p><b>Not here.</b> Which contacts are one person: {@code contacts}. Finding by company: {@code customers}. Deals:
 * {@code pipeline}.
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
            "channels::spi",
            "contacts",
            "desk"
        })
package io.insaka.companies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
