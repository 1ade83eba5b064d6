package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;

/** One active teammate, opened. */
record Teammate(TeammateId id, String name, Email email, GivenRole role) {}
