package io.insaka.conversations;

import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What of a message is sealed, and the blind keys by which it is found all the same. */
@Component
class MessageSeal {
    private static final int SHORTEST_WORD = 2;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_WORDS = 60;

    private final Vault vault;
    private final JsonMapper json;

    MessageSeal(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] body(TenantId tenant, Message.Body body) {
        return vault.seal(tenant, Purpose.MESSAGE_CONTENT, json.writeValueAsBytes(body));
    }

    Message.Body body(TenantId tenant, byte[] sealed) {
        return json.readValue(vault.open(tenant, Purpose.MESSAGE_CONTENT, sealed), Message.Body.class);
    }

    /** Comma-separated numbers, one for each distinct word. */
    String words(TenantId tenant, String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .limit(MOST_WORDS)
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                .map(word -> Long.toString(vault.blindNumber(tenant, Purpose.MESSAGE_WORD, word)))
                .collect(Collectors.joining(","));
    }

    Long[] soughtWords(TenantId tenant, String query) {
        String words = words(tenant, query);
        return words.isEmpty()
                ? new Long[0]
                : Arrays.stream(words.split(",")).map(Long::valueOf).toArray(Long[]::new);
    }
}
