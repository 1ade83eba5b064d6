package io.insaka.tenancy;

import java.util.UUID;

/**
 * A session or token that was found valid.
 *
 * @param id of the session or of the token
 * @param signed whether it came as a JWT that the token was exchanged for
 */
record Credential(Caller caller, UUID id, boolean signed) {}
