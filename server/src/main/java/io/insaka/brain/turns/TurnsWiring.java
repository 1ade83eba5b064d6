package io.insaka.brain.turns;

import io.insaka.vault.AgingTable;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TurnsWiring {
    @Bean
    SealedTable sealedTurns() {
        return new SealedTable("turn", "id", Map.of("trace", Purpose.TURN_TRACE));
    }

    @Bean
    SealedTable sealedJournal() {
        return new SealedTable("turn_journal", List.of("turn_id", "key"), Map.of("result", Purpose.TURN_TRACE));
    }

    @Bean
    SealedTable sealedSessions() {
        return new SealedTable(
                "brain_session",
                "conversation_id",
                Map.of("memory", Purpose.BRAIN_SESSION, "numbered", Purpose.BRAIN_SESSION));
    }

    @Bean
    PersonalTable personalTurns() {
        return PersonalTable.ofConversation("turn").last();
    }

    @Bean
    PersonalTable personalJournal() {
        return PersonalTable.under("turn", "turn_journal", "turn_id").inner();
    }

    @Bean
    PersonalTable personalSessions() {
        return PersonalTable.ofConversation("brain_session");
    }

    @Bean
    AgingTable agingTurns() {
        return AgingTable.of("turn", "id", "started_at");
    }

    @Bean
    AgingTable agingSessions() {
        return AgingTable.since("brain_session", "expires_at");
    }
}
