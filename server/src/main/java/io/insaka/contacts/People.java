package io.insaka.contacts;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which contacts are one person. Joining moves nothing: addresses, threads, wishes and documents stay with the contact
 * they came to, so that what is joined can be taken apart in any order, and what came meanwhile is where it belongs.
 * Every method joins the open transaction of the tenant.
 */
@Component
public class People {
    /** Nobody has so many addresses; a mistake that repeats itself has. */
    static final int MOST = 25;

    private final PersonRepository persons;
    private final ContactRepository contacts;
    private final AuditTrail trail;
    private final Clock clock;

    People(PersonRepository persons, ContactRepository contacts, AuditTrail trail, Clock clock) {
        this.persons = persons;
        this.contacts = contacts;
        this.trail = trail;
        this.clock = clock;
    }

    /** Makes the person of {@code other} one with the person of {@code kept}, who leads. */
    public void merge(TenantId tenant, ContactId kept, ContactId other, TeammateId by) {
        persons.lock();
        Contact stays = contact(tenant, kept);
        Contact comes = contact(tenant, other);
        check(stays, comes);
        persons.forgetApart(tenant, stays.everyone(), comes.everyone());
        join(tenant, stays, comes, by, clock.instant());
        trail.record(
                tenant,
                "contact.merged",
                Subject.of("contact", stays.lead().value()),
                Details.of("with", comes.lead().toString()));
    }

    /** @throws ContactProblem when they cannot be merged */
    public static void check(Contact stays, Contact comes) {
        if (stays.lead().equals(comes.lead())) {
            throw ContactProblem.oneAlready();
        }
        if (stays.everyone().size() + comes.everyone().size() > MOST) {
            throw ContactProblem.tooMany();
        }
    }

    /**
     * As {@link #merge}, on the word of a provider: not against the word of a teammate.
     *
     * @return whether they were not one already
     */
    boolean proven(TenantId tenant, ContactId one, ContactId other, Instant now) {
        if (!mayJoin(tenant, one, other)) {
            return false; // without making anybody wait: it is asked with every message of theirs
        }
        persons.lock();
        if (!mayJoin(tenant, one, other)) {
            return false;
        }
        Contact stays = contact(tenant, one);
        Contact comes = contact(tenant, other);
        join(tenant, stays, comes, null, now);
        trail.record(
                tenant,
                "contact.joined",
                Subject.of("contact", stays.lead().value()),
                Details.of(Map.of("with", comes.lead().toString(), "evidence", "a provider showed both as one")));
        return true;
    }

    private boolean mayJoin(TenantId tenant, ContactId one, ContactId other) {
        Contact stays = contact(tenant, one);
        Contact comes = contact(tenant, other);
        List<ContactId> apart = persons.toldApart(tenant, stays.everyone());
        return !stays.lead().equals(comes.lead())
                && stays.everyone().size() + comes.everyone().size() <= MOST
                && comes.everyone().stream().noneMatch(apart::contains);
    }

    private void join(TenantId tenant, Contact stays, Contact comes, @Nullable TeammateId by, Instant now) {
        List<ContactId> all = Stream.concat(stays.everyone().stream(), comes.everyone().stream())
                .toList();
        persons.join(tenant, stays.lead(), comes.lead(), all, by, now);
    }

    /** Takes a contact, with what was joined to it, out of its person again. */
    public void unmerge(TenantId tenant, ContactId leaving, TeammateId by) {
        persons.lock();
        Contact contact = contact(tenant, leaving);
        Person person = contact.ties().person();
        if (person == null || person.lead().equals(leaving)) {
            throw ContactProblem.notJoined();
        }
        List<ContactId> branch = person.branch(leaving);
        List<ContactId> rest =
                person.ids().stream().filter(id -> !branch.contains(id)).toList();
        persons.part(tenant, leaving, branch, person.lead(), rest);
        persons.tellApart(tenant, branch, rest, by, clock.instant());
        trail.record(
                tenant,
                "contact.unmerged",
                Subject.of("contact", person.lead().value()),
                Details.of("contact", leaving.toString()));
    }

    /** They are two: nobody is asked again. */
    public void tellApart(TenantId tenant, ContactId one, ContactId other, TeammateId by) {
        persons.lock();
        Contact these = contact(tenant, one);
        Contact those = contact(tenant, other);
        if (these.lead().equals(those.lead())) {
            throw ContactProblem.oneAlready();
        }
        if (persons.tellApart(tenant, these.everyone(), those.everyone(), by, clock.instant()) > 0) {
            trail.record(
                    tenant,
                    "contact.told-apart",
                    Subject.of("contact", these.lead().value()),
                    Details.of("from", those.lead().toString()));
        }
    }

    private Contact contact(TenantId tenant, ContactId id) {
        Contact contact = contacts.load(tenant, Set.of(id)).get(id);
        if (contact == null) {
            throw ContactProblem.unknown();
        }
        return contact;
    }
}
