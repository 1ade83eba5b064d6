package io.insaka.notices;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one teammate wants to be told. */
record Preferences(
        Map<Kind, Kind.Ways> ways, ZoneId zone, @Nullable Quiet quiet) {
    Preferences {
        Map<Kind, Kind.Ways> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, ways.getOrDefault(kind, kind.usual()));
        }
        ways = Map.copyOf(all);
    }

    Kind.Ways of(Kind kind) {
        return ways.getOrDefault(kind, kind.usual());
    }
}
