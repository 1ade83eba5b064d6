package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A teammate gives themselves a new password. */
@Component
class PasswordChange {
    private final TenantTransactions transactions;
    private final TeammateRepository teammates;
    private final WaysIn waysIn;
    private final SignIns signIns;
    private final Passwords passwords;
    private final AccessNotes notes;

    PasswordChange(
            TenantTransactions transactions,
            TeammateRepository teammates,
            WaysIn waysIn,
            SignIns signIns,
            Passwords passwords,
            AccessNotes notes) {
        this.transactions = transactions;
        this.teammates = teammates;
        this.waysIn = waysIn;
        this.signIns = signIns;
        this.passwords = passwords;
        this.notes = notes;
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
            waysIn.endSessions(caller.tenant(), caller.teammate());
            notes.note(caller.tenant(), caller.teammate(), "teammate.password-changed", caller.teammate(), Map.of());
        });
        waysIn.changed();
    }
}
