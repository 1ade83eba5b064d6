package io.insaka.tenancy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a signed-in teammate or a program learns about itself.
 *
 * @param without the parts of the product that the organisation has switched off
 * @param language in which they want to read; null: as their browser says
 */
record Profile(
        TeammateView teammate,
        Organisation organisation,
        List<Permission> permissions,
        List<Feature> without,
        @Nullable String language) {
    record Organisation(UUID id, String name) {}

    /**
     * @param role as the API spells it; {@code custom:} and an id for one of the organisation's own
     * @param roleName what the organisation calls a role of its own
     * @param answers whether they may answer customers
     * @param channels whose conversations they see
     */
    record TeammateView(
            UUID id,
            String name,
            String email,
            String role,
            @Nullable String roleName,
            boolean answers,
            SeenChannels channels) {
        static TeammateView of(Teammate teammate) {
            return new TeammateView(
                    teammate.id().value(),
                    teammate.name(),
                    teammate.email().value(),
                    teammate.role().wireName(),
                    teammate.role().ownName(),
                    teammate.permissions().contains(Permission.CONVERSATIONS_WRITE),
                    SeenChannels.of(teammate.sight()));
        }
    }
}
