package io.insaka.knowledge;

import io.insaka.kernel.ConversationId;
import java.time.Instant;
import java.util.UUID;

/**
 * What customers asked and nothing the organisation knows answered.
 *
 * @param question as it was put last
 * @param language BCP 47; empty when it is not known
 * @param times how often these words were asked
 * @param conversation where they were asked last
 */
public record UnansweredQuestion(
        UUID id, String question, String language, int times, ConversationId conversation, Instant lastAskedAt) {}
