package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.util.Set;

/**
 * Who is calling the API: a signed-in teammate, or a program with a teammate's token. A controller method receives it as
 * an argument.
 *
 * @param permissions what this call may do: the role's permissions, for a token only those in its scopes
 * @param sight the channels whose conversations they see; of a token, its maker's
 */
public record Caller(
        TenantId tenant, TeammateId teammate, String name, GivenRole role, Set<Permission> permissions, Sight sight) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Without the name, so that a log line carries no personal data. */
    @Override
    public String toString() {
        return "Caller[" + tenant + " " + teammate + " " + role.wireName() + "]";
    }
}
