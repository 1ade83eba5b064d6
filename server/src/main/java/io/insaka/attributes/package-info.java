/**
 * <b>Story.</b> What an organisation wants to know of its customers and conversations beyond what the product keeps:
 * typed attributes that it defines itself, and their values.
 *
 * <p><b>Promise.</b> A value always fits its definition, so that values can be compared in SQL; the key of a definition
 * never changes; what is marked sensitive is sealed at rest and found by its exact value only.
 *
 * <p><b>Not here.</b> The customers: {@code contacts}. Finding customers by their values: {@code customers}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "platform", "vault", "tenancy", "audit", "live"})
package io.insaka.attributes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
