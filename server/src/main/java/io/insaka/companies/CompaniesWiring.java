package io.insaka.companies;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CompaniesWiring {
    @Bean
    SealedTable sealedCompanyNotes() {
        return new SealedTable("company_note", "company_id", Map.of("text", Purpose.COMPANY_NOTE));
    }

    /** One that names somebody goes with them. */
    @Bean
    PersonalTable personalCompanyNotes() {
        return PersonalTable.sought("company_note");
    }

    @Bean
    PersonalTable personalCompanyMembers() {
        return PersonalTable.ofContact("company_member", "contact_id");
    }
}
