/**
 * <b>Story.</b> Finds PostgreSQL (its own, kept under the data folder, or one given by URL), brings the schema up to
 * date, and hands out transactions that can see one organisation only.
 *
 * <p><b>Promise.</b> {@link io.insaka.database.TenantTransactions} runs as a role that cannot pass row-level security
 * and names the tenant in every transaction; {@link io.insaka.database.SystemTransactions} sees across organisations,
 * but only the few tables a migration opened to it. Both stand behind a fair gate, so that a burst waits in order
 * instead of fighting for connections.
 *
 * <p><b>Not here.</b> SQL: it stands in the repository of the module that owns the table. Sealing: {@code vault}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package io.insaka.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
