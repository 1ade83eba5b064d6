package io.insaka.llm.asking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.llm.Account;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers that would be the same again, for as long as nothing they come from has changed. Kept in memory only, by a
 * digest of everything that went into the question, the organisation and the model first.
 */
@Component
final class AnswerCache {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final long MOST_CHARACTERS = 16_000_000;
    private static final int OVERHEAD = 200;

    private final Cache<String, String> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String key, String answer) -> answer.length() + OVERHEAD)
            .expireAfterWrite(KEPT)
            .build();

    Optional<String> find(Account account, Ask ask) {
        return ask.knowledge() == null
                ? Optional.empty()
                : Optional.ofNullable(answers.getIfPresent(key(account, ask)));
    }

    void keep(Account account, Ask ask, String answer) {
        if (ask.knowledge() != null) {
            answers.put(key(account, ask), answer);
        }
    }

    private static String key(Account account, Ask ask) {
        var key = new Key();
        key.add(account.tenant().toString());
        key.add(account.id().toString());
        key.add(String.valueOf(account.revision()));
        key.add(ask.agent());
        key.add(ask.knowledge());
        key.add(String.valueOf(ask.temperature()));
        key.add(String.valueOf(ask.mostTokens()));
        key.add(ask.shape() == null ? null : ask.shape().name());
        key.add(ask.shape() == null ? null : ask.shape().schema());
        for (Ask.Tool tool : ask.tools()) {
            key.add("tool");
            key.add(tool.name());
            key.add(tool.description());
            key.add(tool.arguments());
        }
        ask.lines().forEach(line -> add(key, line));
        return key.hex();
    }

    private static void add(Key key, Line line) {
        key.add(line.getClass().getSimpleName());
        switch (line) {
            case Line.Instruction(String text) -> key.add(text);
            case Line.Customer(String text, var pictures) -> {
                key.add(text);
                pictures.forEach(picture -> {
                    key.add(picture.type());
                    key.add(picture.bytes());
                });
            }
            case Line.Assistant(String text, var calls) -> {
                key.add(text);
                calls.forEach(call -> {
                    key.add(call.id());
                    key.add(call.tool());
                    key.add(call.arguments());
                });
            }
            case Line.ToolResult(String callId, String tool, String text) -> {
                key.add(callId);
                key.add(tool);
                key.add(text);
            }
        }
    }

    /** Each part with its length, so that no two questions run together to the same bytes. */
    private static final class Key {
        private final MessageDigest digest;

        Key() {
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        void add(@Nullable String part) {
            if (part == null) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, -1));
            } else {
                add(part.getBytes(StandardCharsets.UTF_8));
            }
        }

        void add(byte[] part) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
            digest.update(part);
        }

        String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
