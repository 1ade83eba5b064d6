package io.insaka.tenancy;

import static io.insaka.tenancy.Permission.*;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The one permission table: what each role may do. Nothing else in the product decides by role. */
public enum Role {
    OWNER(EnumSet.allOf(Permission.class)),
    ADMIN(EnumSet.complementOf(EnumSet.of(VAULT_ROTATE))),
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

    public Set<Permission> permissions() {
        return permissions;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Role of(String wireName) {
        return Role.valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
