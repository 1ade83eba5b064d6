/**
 * <b>Story.</b> Tells everybody who watches what has just changed: one ordered stream of changes for each organisation,
 * written with the change itself.
 *
 * <p><b>Promise.</b> A watcher that was away and comes back with the last id it saw misses nothing and sees nothing
 * twice, on whatever node it arrives; after more than the kept time it is told to start afresh. Events carry ids, never
 * content.
 *
 * <p><b>Not here.</b> What changed in detail: watchers read it through the API, where permissions apply.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "platform", "tenancy"})
package io.insaka.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
