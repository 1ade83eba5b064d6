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
 * @param trusted domains whose addresses are believed when the provider says nothing of having verified one
 * @param signsOut whether signing out here is signing out there
 */
record SignInProvider(
        UUID id,
        String slug,
        String name,
        Registration registration,
        List<String> domains,
        @Nullable GivenRole newcomers,
        boolean required,
        List<String> trusted,
        boolean signsOut) {
    SignInProvider {
        domains = List.copyOf(domains);
        trusted = List.copyOf(trusted);
    }

    boolean admits(Email email) {
        return domains.isEmpty() || domains.contains(domain(email));
    }

    boolean trusts(Email email) {
        return trusted.contains(domain(email));
    }

    private static String domain(Email email) {
        return email.value().substring(email.value().lastIndexOf('@') + 1);
    }
}
