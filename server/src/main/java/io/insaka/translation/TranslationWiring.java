package io.insaka.translation;

import io.insaka.vault.AgingTable;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TranslationWiring {
    @Bean
    SealedTable sealedTranslations() {
        return new SealedTable(
                "message_translation", List.of("message_id", "language"), Map.of("words", Purpose.MESSAGE_TRANSLATION));
    }

    @Bean
    AgingTable agingTranslations() {
        return AgingTable.of("message_translation", "message_id", "made_at");
    }

    @Bean
    AgingTable agingTranslationClaims() {
        return AgingTable.of("translation_claim", "message_id", "until");
    }

    @Bean
    PersonalTable personalTranslationClaims() {
        return PersonalTable.ofConversation("translation_claim");
    }

    @Bean
    PersonalTable personalTranslations() {
        return PersonalTable.ofConversation("message_translation");
    }
}
