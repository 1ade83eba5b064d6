package io.insaka.channels.webchat;

import io.insaka.channels.spi.ChannelSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tokens by which visitors are known. Each channel signs with a key of its own, so that a token of another channel is
 * nobody's here; there is nothing to look up, also while the database is away.
 */
public final class Visitors {
    public static final Duration LIFE = Duration.ofDays(30);
    /** How long after its end an anonymous token still says who comes back. */
    static final Duration REMEMBERED = Duration.ofDays(365);

    private static final String PURPOSE = "visitor1";
    private static final String BEARER = "Bearer ";

    private Visitors() {}

    /** @param until when it ends */
    public record Token(Visitor visitor, Instant until) {}

    public static String token(ChannelSettings settings, Visitor visitor, Instant until) {
        ObjectNode content = ItemSplitter.described(visitor).put("until", until.getEpochSecond());
        return Signed.write(ChatSettings.tokenKey(settings), PURPOSE, content);
    }

    /** Whoever this {@code Authorization} header names now. */
    public static Optional<Visitor> known(ChannelSettings settings, @Nullable String authorization, Instant now) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return read(settings, authorization.substring(BEARER.length()).strip())
                .filter(token -> now.isBefore(token.until()))
                .map(Token::visitor);
    }

    /** Whoever this token may be renewed for. */
    public static Optional<Token> renewable(ChannelSettings settings, @Nullable String token, Instant now) {
        return read(settings, token).filter(read -> now.isBefore(read.until().plus(REMEMBERED)));
    }

    private static Optional<Token> read(ChannelSettings settings, @Nullable String token) {
        return Signed.read(ChatSettings.tokenKey(settings), PURPOSE, token)
                .flatMap(content -> visitor(content)
                        .map(visitor -> new Token(
                                visitor,
                                Instant.ofEpochSecond(content.path("until").asLong(0)))));
    }

    static Optional<Visitor> visitor(JsonNode content) {
        String id = content.path("id").asString("");
        if (id.length() != 36) {
            return Optional.empty();
        }
        JsonNode user = content.path("user");
        String userId = user.path("id").asString("");
        return Optional.of(new Visitor(
                UUID.fromString(id),
                userId.isEmpty()
                        ? null
                        : new Visitor.User(
                                userId,
                                Signed.text(user, "name", Identity.LONGEST),
                                Signed.text(user, "email", Identity.LONGEST),
                                Signed.text(user, "phone", Identity.LONGEST))));
    }
}
