package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.kernel.TeammateId;
import java.util.Set;

/**
 * One active teammate, opened.
 *
 * @param sight the channels whose conversations they see
 */
record Teammate(TeammateId id, String name, Email email, GivenRole role, Sight sight) {
    /** What they may do now. */
    Set<Permission> permissions() {
        return Permission.within(sight, role.permissions());
    }
}
