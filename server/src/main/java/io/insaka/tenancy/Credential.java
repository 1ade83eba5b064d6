package io.insaka.tenancy;

import java.util.UUID;

/**
 * A session or token that was found valid.
 *
 * @param id of the session or of the token
 */
record Credential(Caller caller, UUID id) {}
