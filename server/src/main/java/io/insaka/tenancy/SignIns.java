package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.TeammateRepository.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recognises people by e-mail address, password and, where they asked for it, a code, and locks out who guesses. */
@Component
class SignIns {
    private final TeammateRepository teammates;
    private final AttemptRepository attempts;
    private final Passwords passwords;
    private final SecondStepGate secondStep;
    private final AccessNotes notes;
    private final Clock clock;

    SignIns(
            TeammateRepository teammates,
            AttemptRepository attempts,
            Passwords passwords,
            SecondStepGate secondStep,
            AccessNotes notes,
            Clock clock) {
        this.teammates = teammates;
        this.attempts = attempts;
        this.passwords = passwords;
        this.secondStep = secondStep;
        this.notes = notes;
        this.clock = clock;
    }

    record Recognised(TenantId tenant, TeammateId teammate) {}

    /**
     * @param code null when none was sent
     * @throws Refusal with the same words and after the same work whether the address exists or not; only who knows the
     *     password hears that a code is wanted, too
     */
    Recognised recognise(Email email, String password, @Nullable String code) {
        return guarded(
                email,
                password,
                () -> teammates.accounts(email),
                person -> secondStep.passes(person.tenant(), person.teammate(), code));
    }

    /** Whether this is the password of one teammate who is signed in; wrong ones count like those of a sign-in. */
    void confirm(TenantId tenant, Teammate teammate, String password) {
        guarded(
                teammate.email(),
                password,
                () -> teammates.accounts(teammate.email()).stream()
                        .filter(account -> account.tenant().equals(tenant))
                        .toList(),
                anybody -> true);
    }

    /** Looks at the lock while holding a place, so that a burst of guesses cannot pass before the first is counted. */
    private Recognised guarded(
            Email email, String password, Supplier<List<Account>> accounts, Predicate<Recognised> second) {
        return passwords.inTurn(() -> {
            Instant now = clock.instant();
            Optional<Duration> wait = attempts.lock(email, now);
            if (wait.isPresent()) {
                throw Refusal.locked(wait.get());
            }
            List<Account> known = accounts.get();
            Optional<Recognised> found = matching(known, password);
            if (found.isEmpty() || !second.test(found.get())) {
                attempts.failed(email, now);
                boolean locked = attempts.lock(email, now).isPresent();
                known.forEach(account -> notes.refused(account.tenant(), account.teammate(), locked));
                throw found.isEmpty() ? Refusal.wrongCredentials() : Refusal.wrongCode();
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
