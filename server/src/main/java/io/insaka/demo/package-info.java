/**
 * <b>Story.</b> A new owner wants to see the product at work before the first customer writes: an invented ticket desk with
 * a month behind it is loaded with one click, and taken away with another.
 *
 * <p><b>Promise.</b> Nothing of it can leave the product: its customers have no address but one that only
 * {@link io.insaka.channels.demo.InventedChannel} knows. It is written as history, see {@code kernel.AsOf}, so nobody is called,
 * asked or told, and reports show it on its days. Loading and removing go on in small steps after a crash. What is
 * removed is what was made for it and what hangs on that; whatever the team made stays, see {@link Removing}.
 *
 * <p><b>Not here.</b> The phone with which one plays a customer oneself: {@code sandbox}. Taking a customer's own data
 * away: {@code privacy}; both go by what every module declares, {@code vault.PersonalTables}.
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
            "media",
            "channels",
            "channels::spi",
            "channels::demo",
            "contacts",
            "conversations",
            "brain::handover",
            "knowledge",
            "desk",
            "desk::tasks",
            "desk::satisfaction",
            "companies",
            "customers",
            "mailings",
            "pipeline",
            "analytics::counting"
        })
package io.insaka.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
