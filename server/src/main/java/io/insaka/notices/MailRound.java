package io.insaka.notices;

import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.notices.MailRepository.Due;
import io.insaka.notices.MailRepository.Reader;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Mails teammates what they have not seen. That something was mailed and the letter that says it are one transaction, which
 * sees what the teammate sees; {@code post} sends the letter.
 */
@Component
class MailRound {
    private static final int AT_ONCE = 4;
    private static final Duration LEASE = Duration.ofMinutes(5);
    /** Who may not read, or whose server's mail does not flow, is looked after again then. */
    private static final Duration LATER = Duration.ofMinutes(5);
    /** What is urgent may be seen in the console first. */
    private static final Duration GRACE = Duration.ofMinutes(1);
    /** Several urgent things are one mail. */
    private static final Duration BETWEEN = Duration.ofMinutes(5);
    /** Older news is not urgent. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final MailRepository mails;
    private final UrgentRepository urgent;
    private final TenantTransactions transactions;
    private final PushRound.Told told;
    private final MailLetters letters;
    private final Clock clock;
    private final LeasedWork<Due> digests;
    private final LeasedWork<UrgentRepository.Due> calls;

    MailRound(
            MailRepository mails,
            UrgentRepository urgent,
            TenantTransactions transactions,
            PushRound.Told told,
            MailLetters letters,
            Clock clock) {
        this.mails = mails;
        this.urgent = urgent;
        this.transactions = transactions;
        this.told = told;
        this.letters = letters;
        this.clock = clock;
        this.digests = new LeasedWork<>(
                "notice-mail", AT_ONCE, most -> mails.lease(clock.instant(), LEASE, most), this::digest, Due::teammate);
        this.calls = new LeasedWork<>("notice-urgent", AT_ONCE, this::leaseUrgent, this::call, this::name)
                .givingUp(due -> transactions.call(due.tenant(), () -> urgent.over(due)));
    }

    private List<UrgentRepository.Due> leaseUrgent(int most) {
        return urgent.lease(clock.instant(), GRACE, LEASE, most);
    }

    private Object name(UrgentRepository.Due due) {
        return due.notice();
    }

    @Scheduled(fixedDelayString = "PT2S")
    void look() {
        if (letters.on()) {
            digests.look();
            calls.look();
        }
    }

    private void digest(Due due) {
        ZoneId usual = told.openings().of(due.tenant()).zone();
        Caller reader = told.teammates().acting(due.tenant(), due.teammate()).orElse(null);
        Instant now = clock.instant();
        if (reader == null || !reader.may(Permission.CONVERSATIONS_READ)) {
            transactions.run(due.tenant(), () -> mails.next(due, now.plus(LATER)));
            return;
        }
        as(
                reader,
                () -> mails.hold(due.tenant(), due.teammate(), now)
                        .filter(held -> held.tries() == due.tries())
                        .ifPresent(held -> mails.next(due, digest(reader, held, usual, now))));
    }

    /** In one transaction that sees what they see. */
    private void as(Caller reader, Runnable work) {
        boolean ignored = reader.sight().<Boolean, RuntimeException>within(() -> {
            transactions.run(reader.tenant(), work);
            return true;
        });
    }

    /** When to look again. */
    private Instant digest(Caller reader, Reader held, ZoneId usual, Instant now) {
        Preferences preferences = told.preferences().of(reader.tenant(), reader.teammate(), usual);
        Optional<Instant> quiet = quiet(preferences, now);
        if (quiet.isPresent()) {
            return quiet.get();
        }
        if (!letters.flow(reader.tenant())) {
            return now.plus(LATER);
        }
        boolean mailed = (held.wish().rhythm() != Rhythm.AWAY || held.away())
                && letters.write(reader, take(reader, held, false, now), false, now);
        return held.wish().next(now, preferences.zone(), mailed);
    }

    private List<Unmailed> take(Caller reader, Reader held, boolean urgentOnly, Instant now) {
        return mails.take(reader.tenant(), reader.teammate(), held.since(), urgentOnly, now);
    }

    private static Optional<Instant> quiet(Preferences preferences, Instant now) {
        return Optional.ofNullable(preferences.quiet()).flatMap(hours -> hours.until(now, preferences.zone()));
    }

    private void call(UrgentRepository.Due due) {
        ZoneId usual = told.openings().of(due.tenant()).zone();
        Caller reader = told.teammates().acting(due.tenant(), due.teammate()).orElse(null);
        Instant now = clock.instant();
        boolean stale = due.writtenAt().isBefore(now.minus(FRESH));
        if (stale || reader == null || !reader.may(Permission.CONVERSATIONS_READ)) {
            transactions.call(due.tenant(), () -> urgent.over(due));
            return;
        }
        as(
                reader,
                () -> mails.hold(due.tenant(), due.teammate(), now)
                        .filter(held -> held.wish().urgent())
                        .ifPresentOrElse(held -> call(due, reader, held, usual), () -> urgent.over(due)));
    }

    private void call(UrgentRepository.Due due, Caller reader, Reader held, ZoneId usual) {
        Instant now = clock.instant();
        Instant last = held.urgentAt();
        Optional<Instant> later = quiet(told.preferences().of(reader.tenant(), reader.teammate(), usual), now)
                .or(() -> Optional.ofNullable(last).map(at -> at.plus(BETWEEN)).filter(now::isBefore))
                .or(() -> letters.flow(reader.tenant()) ? Optional.empty() : Optional.of(now.plus(LATER)));
        if (later.isPresent()) {
            urgent.again(due, later.get());
        } else if (urgent.over(due) && letters.write(reader, take(reader, held, true, now), true, now)) {
            mails.mailedUrgent(reader.tenant(), reader.teammate(), now);
        }
    }
}
