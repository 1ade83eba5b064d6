package io.insaka.analytics.counting;

import io.insaka.vault.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was counted stays; what it was counted from goes with the customer. */
@Configuration(proxyBeanMethods = false)
class CountingWiring {
    @Bean
    PersonalTable personalChanges() {
        return PersonalTable.ofConversation("analytics_change").inner();
    }

    @Bean
    PersonalTable personalCourses() {
        return PersonalTable.ofConversation("analytics_course").inner();
    }
}
