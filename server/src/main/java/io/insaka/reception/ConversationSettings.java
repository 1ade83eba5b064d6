package io.insaka.reception;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience the longest a customer waits for models, all of them together; then what is known without is said
 * @param advice the longest of that which the adviser may take
 * @param rounds how often at most the one who writes is asked within a turn: each look-up costs a round
 * @param passages how many pieces of what the organisation knows it is given to read
 * @param sourceLine whether an answer out of a document names it
 */
@ConfigurationProperties("insaka.conversation")
record ConversationSettings(
        @DefaultValue("20s") Duration patience,
        @DefaultValue("6s") Duration advice,
        @DefaultValue("3") int rounds,
        @DefaultValue("5") int passages,
        @DefaultValue("true") boolean sourceLine) {}
