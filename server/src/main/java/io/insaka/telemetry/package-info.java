/**
 * <b>Story.</b> Where everything that is counted, timed or traced comes together.
 *
 * <p><b>Promise.</b> One {@code MeterRegistry}; whoever counts resolves its meter once and keeps it. Labels are few and
 * bounded: never an organisation, a person, or an address as it was called. Timers are histograms with the same buckets
 * everywhere. A {@code TraceContext} goes with what is stored; spans are sent when a collector is set, and cost nothing
 * otherwise.
 *
 * <p><b>Not here.</b> Who may read it, and what is asked of the database for it: {@code operations}. What is counted:
 * beside where it happens.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.insaka.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
