package io.insaka.tenancy;

import static io.insaka.tenancy.Permission.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles the product brings along, and what each may do. Nobody can change them. */
public enum Role implements GivenRole {
    OWNER(EnumSet.allOf(Permission.class)),
    ADMIN(EnumSet.complementOf(EnumSet.of(VAULT_ROTATE, SIGN_IN_MANAGE))),
    AGENT(EnumSet.of(
            CONVERSATIONS_READ,
            CONVERSATIONS_WRITE,
            CONTACTS_READ,
            CONTACTS_ADDRESSES,
            CONTACTS_REVEAL,
            CHANNELS_READ,
            INTAKE_READ,
            DEAD_LETTERS_READ,
            DEAD_LETTERS_RESEND,
            ARTICLES_READ,
            TEAMMATES_READ,
            SANDBOX_USE)),
    VIEWER(EnumSet.of(
            CONVERSATIONS_READ,
            CONTACTS_READ,
            CONTACTS_REVEAL,
            CHANNELS_READ,
            INTAKE_READ,
            DEAD_LETTERS_READ,
            ARTICLES_READ,
            TEAMMATES_READ));

    private final Set<Permission> permissions;

    Role(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    @Override
    public Set<Permission> permissions() {
        return permissions;
    }

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable String ownName() {
        return null;
    }

    public static Role of(String wireName) {
        return Role.valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    static Optional<Role> known(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equalsIgnoreCase(wireName))
                .findFirst();
    }
}
