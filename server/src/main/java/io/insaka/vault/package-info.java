/**
 * <b>Story.</b> Seals personal data and credentials with keys of their own for each organisation, and makes exact
 * look-ups possible without opening anything.
 *
 * <p><b>Promise.</b> What was sealed for one organisation cannot be opened for another nor in another place
 * ({@code purpose} is bound in); keys rotate without losing what was sealed before; nothing here blocks on the database
 * once an organisation's keys are in memory.
 *
 * <p><b>Not here.</b> Passwords and tokens: {@code tenancy} hashes them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database"})
package io.insaka.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
