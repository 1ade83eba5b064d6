package io.insaka.pipeline;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PipelineWiring {
    @Bean
    SealedTable sealedDeals() {
        return new SealedTable("deal", "id", Map.of("title", Purpose.DEAL, "note", Purpose.DEAL));
    }

    @Bean
    PersonalTable personalDeals() {
        return PersonalTable.ofContact("deal", "contact_id");
    }
}
