package io.insaka.mailings;

import io.insaka.desk.MailingNames;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Feature;
import io.insaka.tenancy.FeatureHold;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailingSettings.class)
class MailingsWiring {
    @Bean
    SealedTable sealedMailings() {
        return new SealedTable("mailing", "id", Map.of("plan", Purpose.MAILING_PLAN));
    }

    @Bean
    PersonalTable personalAddressees() {
        return PersonalTable.ofContact("mailing_addressee", "contact_id");
    }

    @Bean
    MailingNames mailingNames(MailingRepository mailings) {
        return mailings::names;
    }

    /** What is being sent goes on being sent: nobody could see or stop it. */
    @Bean
    FeatureHold mailingsUnderWay(MailingRepository mailings) {
        return new FeatureHold() {
            @Override
            public Feature feature() {
                return Feature.MAILINGS;
            }

            @Override
            public boolean holds(TenantId tenant) {
                return mailings.underWay(tenant);
            }
        };
    }
}
