package io.insaka.desk.satisfaction;

import io.insaka.vault.AgingTable;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SatisfactionWiring {
    @Bean
    SealedTable sealedSurveys() {
        return new SealedTable("satisfaction_survey", "id", Map.of("comment", Purpose.SATISFACTION));
    }

    @Bean
    PersonalTable personalSurveys() {
        return PersonalTable.ofConversation("satisfaction_survey");
    }

    @Bean
    PersonalTable personalSurveysOfContacts() {
        return PersonalTable.ofContact("satisfaction_survey", "contact_id");
    }

    /** What somebody wrote; what they gave stays. */
    @Bean
    AgingTable agingComments() {
        return AgingTable.since("satisfaction_survey", "answered_at").emptying("comment");
    }
}
