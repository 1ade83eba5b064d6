/**
 * <b>Story.</b> How the desk and the bot are doing: what is going on at this moment, and reports over days, months and
 * years, in the console, as files, and for programs.
 *
 * <p><b>Promise.</b> A report is read from sums, so what it costs depends on its days and not on how much was written.
 * Everything is counted once: the sums move on in the transaction that remembers how far a conversation has been counted,
 * and counting all over again, from the messages, comes to the same. A time in the middle (median, p90) is off by less
 * than five per cent. What is asked for at this moment (who waits) is never read from sums.
 *
 * <p><b>Not here.</b> How the product itself is doing: {@code operations}. What a model cost: {@code llm}; here it is only
 * shown by the day. What each number means: docs/analytics.md.
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
            "conversations"
        })
package io.insaka.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
