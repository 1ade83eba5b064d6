package io.insaka.tenancy;

import io.insaka.tenancy.provider.Registration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * With which provider an organisation signs in.
 *
 * @param id another with another issuer or client
 * @param slug the last part of the address of its sign-in page
 * @param name as the button says it
 * @param domains of e-mail addresses that may come in; empty: all
 * @param newcomers the role of who comes uninvited for the first time; null: nobody does
 * @param required whether passwords count for owners alone
 */
record SignInProvider(
        UUID id,
        String slug,
        String name,
        Registration registration,
        List<String> domains,
        @Nullable GivenRole newcomers,
        boolean required) {
    SignInProvider {
        domains = List.copyOf(domains);
    }

    boolean admits(Email email) {
        String domain = email.value().substring(email.value().indexOf('@') + 1);
        return domains.isEmpty() || domains.contains(domain);
    }
}
