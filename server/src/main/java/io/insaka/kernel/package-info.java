/**
 * <b>Story.</b> The few words every module speaks: identifiers, and where time-ordered identifiers come from.
 *
 * <p><b>Promise.</b> Values only: no I/O, no framework beyond annotations, nothing that changes.
 *
 * <p><b>Not here.</b> Anything one module owns: its types live with it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.insaka.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
