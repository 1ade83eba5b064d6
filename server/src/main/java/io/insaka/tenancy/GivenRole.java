package io.insaka.tenancy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody was given to do: one of the product's roles, or one that the organisation made itself. */
public sealed interface GivenRole permits Role, CustomRole {
    /** As the API spells it: {@code agent}, or {@code custom:} and the id of the organisation's own. */
    String wireName();

    Set<Permission> permissions();

    /** As the organisation calls it; null for the product's roles, which are called as the reader's language does. */
    @Nullable
    String ownName();
}
