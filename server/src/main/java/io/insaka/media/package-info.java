/**
 * <b>Story.</b> Keeps the files of an organisation: what customers sent, what teammates attach.
 *
 * <p><b>Promise.</b> The type of a file is what its bytes say, not what its sender claimed; its bytes and name are sealed
 * at rest; a file that is found can be opened, for the row is written after the bytes. What a browser could run is only
 * ever handed out as a download.
 *
 * <p><b>Not here.</b> Fetching from a provider: {@code channels}. Which message a file belongs to: {@code conversations}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "platform", "vault", "tenancy", "audit"})
package io.insaka.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
