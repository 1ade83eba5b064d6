package io.insaka.conversations;

import io.insaka.kernel.TeammateId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People of an organisation who answer together.
 *
 * @param capacity how many open conversations somebody may hold, whoever gave them, before this team gives them no more
 * @param members in the order in which they joined the organisation
 */
public record Team(UUID id, String name, Assignment assignment, int capacity, List<Member> members) {
    public Team {
        members = List.copyOf(members);
    }

    /** Who gets what waits for a team. */
    public enum Assignment {
        /** Whoever takes it. */
        MANUAL,
        /** Whoever was given one longest ago. */
        ROUND_ROBIN,
        /** Whoever holds the fewest. */
        LEAST_BUSY;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException when there is none of that name */
        public static Assignment of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** @param capacity null: as the team says */
    public record Member(TeammateId teammate, @Nullable Integer capacity) {}
}
