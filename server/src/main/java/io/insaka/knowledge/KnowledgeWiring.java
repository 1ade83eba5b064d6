package io.insaka.knowledge;

import io.insaka.database.VersionWatch;
import io.insaka.vault.AgingTable;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KnowledgeWiring {
    @Bean
    VersionWatch articleWatch(Shelves shelves, ShelfVersionRepository versions, KnowledgeSettings settings) {
        return new VersionWatch("articles", settings.lookEvery(), shelves, versions::versions);
    }

    @Bean
    SealedTable sealedQuestions() {
        return new SealedTable("unanswered_question", "id", Map.of("asked", Purpose.UNANSWERED_QUESTION));
    }

    /** Whose words it is kept in; how often others asked it goes with it. */
    @Bean
    PersonalTable personalQuestions() {
        return PersonalTable.ofConversation("unanswered_question");
    }

    @Bean
    AgingTable agingQuestions() {
        return AgingTable.since("unanswered_question", "last_asked_at");
    }
}
