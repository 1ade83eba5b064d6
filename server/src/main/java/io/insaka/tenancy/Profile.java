package io.insaka.tenancy;

import java.util.List;
import java.util.UUID;

/** What a signed-in teammate or a program learns about itself. */
record Profile(TeammateView teammate, Organisation organisation, List<Permission> permissions) {
    record Organisation(UUID id, String name) {}

    record TeammateView(UUID id, String name, String email, Role role) {
        static TeammateView of(Teammate teammate) {
            return new TeammateView(
                    teammate.id().value(), teammate.name(), teammate.email().value(), teammate.role());
        }
    }
}
