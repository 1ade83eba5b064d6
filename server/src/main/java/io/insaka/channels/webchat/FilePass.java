package io.insaka.channels.webchat;

import io.insaka.channels.spi.ChannelSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a visitor holds of a file: a ticket for one they uploaded, to send it, and a key for one of their thread, to see
 * it. Both are this visitor's, and both run out.
 */
public record FilePass(UUID visitor, UUID file, String kind, String contentType, String fileName) {
    public static final Duration LIFE = Duration.ofHours(24);
    private static final String TICKET = "file1";
    private static final String KEY = "view1";

    public static String ticket(ChannelSettings settings, FilePass pass, Instant now) {
        return pass.write(settings, TICKET, now);
    }

    /** For an address: says nothing but which file, for whom and until when. */
    public static String key(ChannelSettings settings, UUID visitor, UUID file, Instant now) {
        // To the hour, so that an address stays the same for a while and a browser's cache is of use.
        Instant hour = Instant.ofEpochSecond(now.getEpochSecond() / 3_600 * 3_600 + 3_600);
        return new FilePass(visitor, file, "", "", "").write(settings, KEY, hour);
    }

    static Optional<FilePass> ticketed(ChannelSettings settings, @Nullable String ticket, UUID visitor, Instant now) {
        return read(settings, TICKET, ticket, now).filter(pass -> pass.visitor().equals(visitor));
    }

    public static boolean opens(ChannelSettings settings, @Nullable String key, UUID file, Instant now) {
        return read(settings, KEY, key, now)
                .filter(pass -> pass.file().equals(file))
                .isPresent();
    }

    private String write(ChannelSettings settings, String purpose, Instant now) {
        return Signed.write(
                ChatSettings.tokenKey(settings),
                purpose,
                Signed.JSON
                        .createObjectNode()
                        .put("visitor", visitor.toString())
                        .put("file", file.toString())
                        .put("kind", kind)
                        .put("contentType", contentType)
                        .put("fileName", fileName)
                        .put("until", now.plus(LIFE).getEpochSecond()));
    }

    private static Optional<FilePass> read(
            ChannelSettings settings, String purpose, @Nullable String text, Instant now) {
        return Signed.read(ChatSettings.tokenKey(settings), purpose, text)
                .filter(content -> now.getEpochSecond() < content.path("until").asLong(0))
                .map(FilePass::of);
    }

    private static FilePass of(JsonNode content) {
        return new FilePass(
                UUID.fromString(content.path("visitor").asString()),
                UUID.fromString(content.path("file").asString()),
                content.path("kind").asString(),
                content.path("contentType").asString(),
                content.path("fileName").asString());
    }

    @Override
    public String toString() {
        return "FilePass[" + file + "]";
    }
}
