package io.insaka.sandbox.whatsapp;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What the phones show, without the files, as it is kept while the simulator is not running. */
record PhoneMemory(List<Remembered> conversations) {
    private static final int CONVERSATIONS = 50;
    private static final int MESSAGES = 100;
    private static final JsonMapper MAPPER = new JsonMapper();

    /** @param heard when the customer last wrote */
    record Remembered(Customer customer, Optional<Instant> heard, List<ThreadMessage> messages) {
        Instant latest() {
            return messages.isEmpty() ? Instant.EPOCH : messages.getLast().at();
        }
    }

    static PhoneMemory of(Collection<Conversation> conversations) {
        List<Remembered> latest = conversations.stream()
                .map(conversation -> conversation.remembered(MESSAGES))
                .sorted(Comparator.comparing(Remembered::latest))
                .toList();
        return new PhoneMemory(latest.subList(Math.max(0, latest.size() - CONVERSATIONS), latest.size()));
    }

    static PhoneMemory of(byte[] bytes) {
        return MAPPER.readValue(bytes, PhoneMemory.class);
    }

    byte[] bytes() {
        return MAPPER.writeValueAsBytes(this);
    }
}
