package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.TeammateRepository.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Recognises people by e-mail address and password, and locks out who guesses. */
@Component
class SignIns {
    private final TeammateRepository teammates;
    private final AttemptRepository attempts;
    private final Passwords passwords;
    private final AccessNotes notes;
    private final Clock clock;

    SignIns(
            TeammateRepository teammates,
            AttemptRepository attempts,
            Passwords passwords,
            AccessNotes notes,
            Clock clock) {
        this.teammates = teammates;
        this.attempts = attempts;
        this.passwords = passwords;
        this.notes = notes;
        this.clock = clock;
    }

    record Recognised(TenantId tenant, TeammateId teammate) {}

    /**
     * @throws Refusal with the same words and after the same work whether the address exists or not
     */
    Recognised recognise(Email email, String password) {
        return guarded(email, password, () -> teammates.accounts(email));
    }

    /** Whether this is the password of one teammate who is signed in; wrong ones count like those of a sign-in. */
    void confirm(TenantId tenant, Teammate teammate, String password) {
        guarded(
                teammate.email(),
                password,
                () -> teammates.accounts(teammate.email()).stream()
                        .filter(account -> account.tenant().equals(tenant))
                        .toList());
    }

    /** Looks at the lock while holding a place, so that a burst of guesses cannot pass before the first is counted. */
    private Recognised guarded(Email email, String password, Supplier<List<Account>> accounts) {
        return passwords.inTurn(() -> {
            Instant now = clock.instant();
            Optional<Duration> wait = attempts.lock(email, now);
            if (wait.isPresent()) {
                throw Refusal.locked(wait.get());
            }
            List<Account> known = accounts.get();
            Optional<Recognised> found = matching(known, password);
            if (found.isEmpty()) {
                attempts.failed(email, now);
                boolean locked = attempts.lock(email, now).isPresent();
                known.forEach(account -> notes.refused(account.tenant(), account.teammate(), locked));
                throw Refusal.wrongCredentials();
            }
            attempts.succeeded(email);
            return found.get();
        });
    }

    private Optional<Recognised> matching(List<Account> accounts, String password) {
        if (accounts.isEmpty()) {
            passwords.matchNobody(password);
        }
        return accounts.stream()
                .filter(account -> passwords.matches(password, account.passwordHash()))
                .findFirst()
                .map(account -> new Recognised(account.tenant(), account.teammate()));
    }
}
