package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The first steps this module knows of: somebody to work with, and a face for customers. */
@Configuration(proxyBeanMethods = false)
class OwnFirstSteps {
    private record Step(String name, Predicate<TenantId> fact) implements FirstStep {
        @Override
        public boolean done(TenantId tenant) {
            return fact.test(tenant);
        }
    }

    /** An invitation counts: whoever sent it has done their part. */
    @Bean
    static FirstStep inviteATeammate(
            TenantTransactions transactions, TeammateRepository teammates, EntryLinkRepository links) {
        return new Step(
                "teammate",
                tenant -> transactions.call(
                        tenant,
                        () -> teammates.active(tenant).size() > 1
                                || !links.openInvitations(tenant).isEmpty()));
    }

    @Bean
    static FirstStep brandTheOrganisation(Brandings brandings) {
        return new Step("branding", tenant -> {
            Branding branding = brandings.of(tenant);
            return branding.updatedAt() != null || branding.logo() != null;
        });
    }
}
