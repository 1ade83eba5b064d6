package io.insaka.tenancy;

import io.insaka.database.Sight;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose conversations somebody sees, as the API says it.
 *
 * @param all of every channel, also of those that are connected later
 * @param ids of these channels alone; empty where {@code all} is true
 */
record SeenChannels(boolean all, @NotNull @Size(max = 200) List<@NotNull UUID> ids) {
    static SeenChannels of(Sight sight) {
        return switch (sight) {
            case Sight.Whole whole -> new SeenChannels(true, List.of());
            case Sight.Some some ->
                new SeenChannels(false, some.channels().stream().sorted().toList());
        };
    }

    Sight sight() {
        return all ? Sight.WHOLE : Sight.of(Set.copyOf(ids));
    }

    /** For the column {@code channels}. */
    static UUID @Nullable [] column(Sight sight) {
        return switch (sight) {
            case Sight.Whole whole -> null;
            case Sight.Some some -> some.channels().stream().sorted().toArray(UUID[]::new);
        };
    }

    /** For the audit trail. */
    static Object word(Sight sight) {
        return switch (sight) {
            case Sight.Whole whole -> "all";
            case Sight.Some some ->
                some.channels().stream().map(UUID::toString).sorted().toList();
        };
    }

    static Map<String, Object> facts(GivenRole role, Sight sight) {
        Map<String, Object> facts = new HashMap<>(CustomRoles.facts(role));
        if (sight instanceof Sight.Some) {
            facts.put("channels", word(sight));
        }
        return facts;
    }
}
