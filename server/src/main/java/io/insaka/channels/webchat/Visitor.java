package io.insaka.channels.webchat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who chats. What a site says of them is here only when the site signed it.
 *
 * @param id ours: one visitor, one thread
 * @param user who they are on the site; null as long as nobody knows
 */
public record Visitor(UUID id, @Nullable User user) {
    /** A customer of the site, as the site vouches for them. */
    public record User(
            String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {
        @Override
        public String toString() {
            return "User";
        }
    }

    public @Nullable String name() {
        return user == null ? null : user.name();
    }

    /** What to call them in the inbox. */
    String label() {
        String name = name();
        String digits = id.toString();
        return name != null ? name : "Visitor " + digits.substring(digits.length() - 4);
    }

    /** The id under which a message of this visitor, or one for them, is known outside. */
    String providerId(String ref) {
        return id + ":" + ref;
    }

    /** The part of a provider id by which the visitor's browser knows the message; null when it is not of this form. */
    public static @Nullable String ref(@Nullable String providerId) {
        int colon = providerId == null ? -1 : providerId.indexOf(':');
        return providerId == null || colon < 0 ? null : providerId.substring(colon + 1);
    }

    @Override
    public String toString() {
        return "Visitor[" + id + "]";
    }
}
