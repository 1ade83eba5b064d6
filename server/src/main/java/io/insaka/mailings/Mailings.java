package io.insaka.mailings;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.DeadLetters;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.WorkSignal;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.mailings.Mailing.State;
import io.insaka.tenancy.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What teammates do with mailings. Each holds the mailing while it looks and acts: two who press at once come one after the
 * other, and the second finds it done.
 */
@Component
class Mailings {
    private static final int MOST_UNDERWAY = 50;
    private static final int MOST_AGAIN = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    private final TenantTransactions transactions;
    private final Books books;
    private final Composing composing;
    private final Again again;
    private final AuditTrail trail;
    private final Origin origin;

    /** Where what is new comes from. */
    @Component
    record Origin(Clock clock, Ids ids) {}

    /** Who sends once more what was given up, to whom, and who is woken for it. */
    @Component
    record Again(DeadLetters letters, Contacts contacts, WorkSignal signal) {}

    Mailings(
            TenantTransactions transactions,
            Books books,
            Composing composing,
            Again again,
            AuditTrail trail,
            Origin origin) {
        this.transactions = transactions;
        this.books = books;
        this.composing = composing;
        this.again = again;
        this.trail = trail;
        this.origin = origin;
    }

    /** @param perMinute null for the usual pace */
    record Wish(
            String name,
            ChannelId channel,
            String purpose,
            Plan plan,
            @Nullable Integer perMinute) {}

    Mailing compose(Caller caller, Wish wish) {
        TenantId tenant = caller.tenant();
        composing.check(tenant, wish);
        UUID id = origin.ids().next();
        return transactions.call(tenant, () -> {
            if (books.mailings().underway(tenant) >= MOST_UNDERWAY) {
                throw MailingProblem.tooMany(MOST_UNDERWAY);
            }
            var terms = new MailingRepository.Terms(composing.pace(wish.perMinute()), caller.teammate(), now());
            composing.mustKnow(tenant, wish.purpose());
            books.mailings().insert(tenant, id, wish, composing.named(caller, wish.plan()), terms);
            did(
                    caller,
                    "mailing.created",
                    id,
                    Details.of(Map.of("perMinute", terms.perMinute(), "purpose", wish.purpose())));
            return books.mailings().find(tenant, id).orElseThrow();
        });
    }

    Mailing find(TenantId tenant, UUID id) {
        return transactions.call(tenant, () -> books.mailings().find(tenant, id).orElseThrow(MailingProblem::unknown));
    }

    List<Mailing> list(TenantId tenant, long before, int most) {
        return transactions.call(tenant, () -> books.mailings().list(tenant, before, most));
    }

    Map<UUID, List<AddresseeRepository.Count>> counts(TenantId tenant, List<Mailing> mailings) {
        return transactions.call(
                tenant,
                () -> books.addressees()
                        .counts(tenant, mailings.stream().map(Mailing::id).toList()));
    }

    private Instant now() {
        return origin.clock().instant();
    }

    private void did(Caller caller, String action, UUID id, Details details) {
        trail.record(caller.tenant(), action, Subject.of("mailing", id), details);
        books.told(caller.tenant());
    }

    private Mailing with(Caller caller, UUID id, Consumer<Mailing> change) {
        return transactions.call(caller.tenant(), () -> {
            change.accept(books.mailings().lock(caller.tenant(), id).orElseThrow(MailingProblem::unknown));
            return books.mailings().find(caller.tenant(), id).orElseThrow(MailingProblem::unknown);
        });
    }

    private void state(TenantId tenant, UUID id, State state, @Nullable Instant next) {
        books.mailings().state(tenant, id, state, null, next, now());
    }

    /**
     * Says yes to it. What has been started stays as it is.
     *
     * @param number how many get it, as the teammate saw it
     * @param at null for now
     */
    Mailing start(Caller caller, UUID id, int number, @Nullable Instant at) {
        TenantId tenant = caller.tenant();
        if (at != null && at.isAfter(now().plus(LONGEST_WAIT))) {
            throw MailingProblem.invalid("at", "is a time within a year from now");
        }
        return with(caller, id, mailing -> {
            if (mailing.is(State.GATHERING)) {
                throw MailingProblem.gathering();
            }
            if (mailing.is(State.CANCELLED)) {
                throw MailingProblem.over();
            }
            if (!mailing.is(State.READY)) {
                return;
            }
            int pending = books.addressees().pending(tenant, id);
            if (pending == 0) {
                throw MailingProblem.nobody();
            }
            if (pending != number) {
                throw MailingProblem.otherNumber(pending);
            }
            composing.mustSend(tenant, mailing.channel());
            if (at != null && at.isAfter(now())) {
                Instant then = at.truncatedTo(ChronoUnit.MILLIS);
                books.mailings().startAt(tenant, id, then);
                state(tenant, id, State.SCHEDULED, then);
            } else {
                state(tenant, id, State.RUNNING, now());
            }
            did(caller, "mailing.started", id, Details.of("addressees", pending));
        });
    }

    Mailing pause(Caller caller, UUID id) {
        return with(caller, id, mailing -> {
            if (mailing.is(State.PAUSED)) {
                return;
            }
            mustGoOn(mailing);
            state(caller.tenant(), id, State.PAUSED, null);
            did(caller, "mailing.paused", id, Details.NONE);
        });
    }

    Mailing resume(Caller caller, UUID id) {
        return with(caller, id, mailing -> {
            if (mailing.is(State.RUNNING, State.SCHEDULED)) {
                return;
            }
            mustGoOn(mailing);
            composing.mustSend(caller.tenant(), mailing.channel());
            Instant at = mailing.course().startAt();
            boolean later = at != null && at.isAfter(now());
            state(caller.tenant(), id, later ? State.SCHEDULED : State.RUNNING, later ? at : now());
            did(caller, "mailing.resumed", id, Details.NONE);
        });
    }

    private static void mustGoOn(Mailing mailing) {
        if (mailing.is(State.DONE, State.CANCELLED)) {
            throw MailingProblem.over();
        }
        if (mailing.is(State.GATHERING, State.READY)) {
            throw MailingProblem.notStarted();
        }
    }

    /** Who waits gets none; what is on its way ends as it ends. */
    Mailing cancel(Caller caller, UUID id) {
        return with(caller, id, mailing -> {
            if (mailing.is(State.CANCELLED)) {
                return;
            }
            if (mailing.is(State.DONE)) {
                throw MailingProblem.over();
            }
            int cancelled = books.addressees().cancel(caller.tenant(), id, now());
            state(caller.tenant(), id, State.CANCELLED, null);
            did(caller, "mailing.cancelled", id, Details.of("addressees", cancelled));
        });
    }

    Mailing pace(Caller caller, UUID id, int perMinute) {
        int pace = composing.pace(perMinute);
        return with(caller, id, mailing -> {
            if (mailing.perMinute() != pace) {
                books.mailings().pace(caller.tenant(), id, pace, now());
                did(caller, "mailing.changed", id, Details.of("perMinute", pace));
            }
        });
    }

    /** As if it had never been; only before anything was sent. */
    void discard(Caller caller, UUID id) {
        transactions.run(caller.tenant(), () -> {
            Mailing mailing = books.mailings().lock(caller.tenant(), id).orElseThrow(MailingProblem::unknown);
            if (!mailing.is(State.GATHERING, State.READY)) {
                throw MailingProblem.started();
            }
            books.addressees().delete(caller.tenant(), id);
            books.mailings().delete(caller.tenant(), id);
            did(caller, "mailing.discarded", id, Details.NONE);
        });
    }

    /**
     * Sends once more what surely did not arrive, to whoever has not said stop since. What is in doubt is left to those who
     * look at dead letters one by one.
     */
    int retry(Caller caller, UUID id) {
        TenantId tenant = caller.tenant();
        int sent = transactions.call(tenant, () -> {
            Mailing mailing = books.mailings().find(tenant, id).orElseThrow(MailingProblem::unknown);
            Map<MessageId, ContactId> failed = books.addressees().retriable(tenant, id, MOST_AGAIN);
            Map<ContactId, Contact> people = again.contacts()
                    .find(tenant, failed.values().stream().distinct().toList());
            List<MessageId> wanted = failed.entrySet().stream()
                    .filter(each -> Optional.ofNullable(people.get(each.getValue()))
                            .filter(contact -> contact.optedOutAt() == null)
                            .isPresent())
                    .map(Map.Entry::getKey)
                    .toList();
            var conversations = again.letters().resend(tenant, wanted);
            if (!conversations.isEmpty()) {
                books.live()
                        .record(
                                tenant,
                                conversations.stream()
                                        .map(conversation -> new Change(conversation, "status,dead-letter"))
                                        .toList());
                did(caller, "mailing.retried", mailing.id(), Details.of("addressees", conversations.size()));
            }
            return conversations.size();
        });
        again.signal().wake();
        return sent;
    }
}
