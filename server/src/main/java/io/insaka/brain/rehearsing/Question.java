package io.insaka.brain.rehearsing;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import java.time.Instant;

/** Something a customer wrote. Printing one shows no words. */
public record Question(ConversationId conversation, MessageId message, String words, Instant askedAt) {
    @Override
    public String toString() {
        return "Question[" + message + "]";
    }
}
