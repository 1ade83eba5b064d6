package io.insaka.tenancy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a signed-in teammate or a program learns about itself.
 *
 * @param language in which they want to read; null: as their browser says
 */
record Profile(
        TeammateView teammate,
        Organisation organisation,
        List<Permission> permissions,
        @Nullable String language) {
    record Organisation(UUID id, String name) {}

    record TeammateView(UUID id, String name, String email, Role role) {
        static TeammateView of(Teammate teammate) {
            return new TeammateView(
                    teammate.id().value(), teammate.name(), teammate.email().value(), teammate.role());
        }
    }
}
