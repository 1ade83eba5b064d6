package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** A teammate gives themselves a new password. */
@Component
class PasswordChange {
    private final TenantTransactions transactions;
    private final TeammateRepository teammates;
    private final SessionRepository sessions;
    private final Credentials credentials;
    private final SignIns signIns;
    private final Passwords passwords;

    PasswordChange(
            TenantTransactions transactions,
            TeammateRepository teammates,
            SessionRepository sessions,
            Credentials credentials,
            SignIns signIns,
            Passwords passwords) {
        this.transactions = transactions;
        this.teammates = teammates;
        this.sessions = sessions;
        this.credentials = credentials;
        this.signIns = signIns;
        this.passwords = passwords;
    }

    /** Ends every session the teammate has: whoever knew the old password is out. */
    void change(Caller caller, String current, String wanted) {
        Teammate teammate = transactions.call(
                caller.tenant(),
                () -> teammates.find(caller.tenant(), caller.teammate()).orElseThrow(Refusal::notSignedIn));
        Passwords.accept("password", wanted, teammate.email());
        signIns.confirm(caller.tenant(), teammate, current);
        String hash = passwords.hash(wanted);
        transactions.run(caller.tenant(), () -> {
            teammates.changePassword(caller.tenant(), caller.teammate(), hash);
            sessions.endAll(caller.tenant(), caller.teammate());
        });
        credentials.forget();
    }
}
