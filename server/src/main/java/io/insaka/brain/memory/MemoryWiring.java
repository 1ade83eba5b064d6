package io.insaka.brain.memory;

import io.insaka.vault.AgingTable;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MemoryWiring {
    @Bean
    SealedTable sealedMemories() {
        return new SealedTable("conversation_memory", "conversation_id", Map.of("memory", Purpose.CONVERSATION_MEMORY));
    }

    @Bean
    PersonalTable personalMemories() {
        return PersonalTable.ofConversation("conversation_memory");
    }

    /** It tells of what is gone, too, and is made anew of what is left. */
    @Bean
    AgingTable agingMemories() {
        return AgingTable.whole("conversation_memory");
    }
}
