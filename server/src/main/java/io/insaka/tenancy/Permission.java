package io.insaka.tenancy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.insaka.database.Sight;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a caller may do. The wire name is part of the contract: tokens are scoped with it. */
public enum Permission {
    CONVERSATIONS_READ("conversations:read"),
    CONVERSATIONS_WRITE("conversations:write"),
    CONTACTS_READ("contacts:read"),
    CONTACTS_ADDRESSES("contacts:addresses"),
    CONTACTS_REVEAL("contacts:reveal"),
    CONTACTS_ERASE("contacts:erase"),
    CHANNELS_READ("channels:read"),
    CHANNELS_MANAGE("channels:manage"),
    INTAKE_READ("intake:read"),
    INTAKE_REPLAY("intake:replay"),
    DEAD_LETTERS_READ("dead-letters:read"),
    DEAD_LETTERS_RESEND("dead-letters:resend"),
    MAILINGS_SEND("mailings:send"),
    ARTICLES_READ("articles:read"),
    ARTICLES_MANAGE("articles:manage"),
    MODELS_MANAGE("models:manage"),
    AGENTS_MANAGE("agents:manage"),
    ORGANISATION_MANAGE("organisation:manage"),
    TEAMMATES_READ("teammates:read"),
    TEAMMATES_MANAGE("teammates:manage"),
    TOKENS_MANAGE("tokens:manage"),
    VAULT_ROTATE("vault:rotate"),
    SIGN_IN_MANAGE("sign-in:manage"),
    WEBHOOKS_MANAGE("webhooks:manage"),
    ANALYTICS_READ("analytics:read"),
    AUDIT_READ("audit:read"),
    SANDBOX_USE("sandbox:use");

    /** What cannot be done, or makes no sense, without another. */
    private static final Map<Permission, Set<Permission>> NEEDS = Map.of(
            CONVERSATIONS_WRITE, Set.of(CONVERSATIONS_READ),
            CONTACTS_REVEAL, Set.of(CONTACTS_READ),
            CONTACTS_ERASE, Set.of(CONTACTS_READ),
            CHANNELS_MANAGE, Set.of(CHANNELS_READ),
            INTAKE_REPLAY, Set.of(INTAKE_READ),
            DEAD_LETTERS_RESEND, Set.of(DEAD_LETTERS_READ),
            MAILINGS_SEND, Set.of(CONTACTS_READ, CHANNELS_READ),
            ARTICLES_MANAGE, Set.of(ARTICLES_READ),
            TEAMMATES_MANAGE, Set.of(TEAMMATES_READ));

    /** What shows or moves the organisation as a whole: not for those who see some of its channels only. */
    private static final Set<Permission> OF_THE_WHOLE = Set.of(
            CONTACTS_ERASE,
            INTAKE_READ,
            INTAKE_REPLAY,
            MODELS_MANAGE,
            AGENTS_MANAGE,
            ORGANISATION_MANAGE,
            TEAMMATES_MANAGE,
            VAULT_ROTATE,
            WEBHOOKS_MANAGE,
            ANALYTICS_READ,
            AUDIT_READ,
            SANDBOX_USE);

    private final String wireName;

    Permission(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Without which a role does not have it. */
    Set<Permission> needs() {
        return NEEDS.getOrDefault(this, Set.of());
    }

    @JsonCreator
    public static Permission of(String wireName) {
        return find(wireName).orElseThrow(() -> new IllegalArgumentException("unknown permission"));
    }

    /** What is left of a role's permissions to somebody who sees this much. */
    static Set<Permission> within(Sight sight, Set<Permission> permissions) {
        return switch (sight) {
            case Sight.Whole whole -> permissions;
            case Sight.Some some -> {
                Set<Permission> left = new HashSet<>(permissions);
                left.removeAll(OF_THE_WHOLE);
                yield Set.copyOf(left);
            }
        };
    }

    static Optional<Permission> find(String wireName) {
        return Arrays.stream(values())
                .filter(permission -> permission.wireName.equals(wireName))
                .findFirst();
    }
}
