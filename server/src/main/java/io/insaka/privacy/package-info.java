/**
 * <b>Story.</b> What an organisation owes the people whose data it keeps: a copy of it when they ask for one, to erase
 * them, and to keep messages no longer than it says.
 *
 * <p><b>Promise.</b> Once an erasure is accepted nobody finds the person any more and nothing is sent to them; then
 * everything that any module keeps of them goes, in small steps that a crash does not lose and two nodes do not do twice,
 * and once more after what was under way has ended. What is left is a receipt without anything personal.
 * What is older than its channel keeps it goes in such steps, too. A copy is made of the same declarations, so that nothing is erased that could not be shown before.
 *
 * <p><b>Not here.</b> What belongs to a customer: every module says it of its own tables, {@code vault.PersonalTable} and
 * {@code vault.PersonalRecords}. Who looked at what: {@code audit}.
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
            "media",
            "channels",
            "channels::spi",
            "contacts",
            "intake",
            "conversations"
        })
package io.insaka.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
