package io.insaka.tenancy;

import java.util.Set;
import java.util.UUID;

/** A role that an organisation made. Whoever has it may do from now on what it says now. */
record CustomRole(UUID id, String name, String about, Set<Permission> permissions) implements GivenRole {
    private static final String PREFIX = "custom:";

    CustomRole {
        permissions = Set.copyOf(permissions);
    }

    @Override
    public String wireName() {
        return PREFIX + id;
    }

    @Override
    public String ownName() {
        return name;
    }

    /** @throws IllegalArgumentException when it is no name of such a role */
    static UUID idIn(String wireName) {
        if (!wireName.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a role of an organisation");
        }
        return UUID.fromString(wireName.substring(PREFIX.length()));
    }
}
