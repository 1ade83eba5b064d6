package io.insaka.conversations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.database.SystemTransactions;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However few letters the statistics tell of: each look at what stands before a letter is a look by its conversation. */
@ProductTest
class CandidatesPlanTest {
    @Autowired
    SystemTransactions system;

    @Test
    void looksForEarlierLettersByTheirConversationOnly() {
        List<String> plan = system.call(jdbc -> jdbc.sql("EXPLAIN " + DeliveryRepository.CANDIDATES)
                .param("shards", new Short[] {1, 2})
                .param("paused", new UUID[0])
                .param("each", 10)
                .query(String.class)
                .list());
        assertThat(plan)
                .filteredOn(line -> line.contains("on outbox e"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("Index Scan using outbox_of_conversation"));
    }
}
