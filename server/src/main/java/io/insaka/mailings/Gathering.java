package io.insaka.mailings;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.customers.CustomerProblem;
import io.insaka.customers.Segments;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.mailings.Mailing.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down who gets a mailing, a batch in one transaction with the place up to which that is done: cut off anywhere it
 * goes on where it was.
 */
@Component
class Gathering {
    private static final int BATCH = 500;

    private final MailingRepository mailings;
    private final AddresseeRepository addressees;
    private final Contacts contacts;
    private final Segments segments;
    private final Channels channels;
    private final Choosing choosing;
    private final Books books;
    private final Clock clock;

    Gathering(Books books, Contacts contacts, Segments segments, Channels channels, Choosing choosing, Clock clock) {
        this.segments = segments;
        this.mailings = books.mailings();
        this.addressees = books.addressees();
        this.books = books;
        this.contacts = contacts;
        this.channels = channels;
        this.choosing = choosing;
        this.clock = clock;
    }

    /** @param strangers ids that are nobody's */
    private record Batch(
            List<Contact> people, List<UUID> strangers, int lookedAt, Mailing.@Nullable Place place, boolean more) {}

    /** Joins the tenant's open transaction, which holds the mailing. @return whether there is more to do at once */
    boolean step(TenantId tenant, Mailing mailing) {
        Instant now = clock.instant();
        ChannelAccount account = channels.find(tenant, mailing.channel()).orElse(null);
        if (account == null) {
            mailings.state(tenant, mailing.id(), State.CANCELLED, "channel", null, now);
            books.told(tenant);
            return false;
        }
        Batch batch;
        try {
            batch = next(tenant, mailing);
        } catch (CustomerProblem segmentGone) {
            // Deleted, or made of an attribute that was: nobody can say who would be in it.
            mailings.state(tenant, mailing.id(), State.CANCELLED, "segment", null, now);
            books.told(tenant);
            return false;
        }
        List<Choosing.Choice> choices = new ArrayList<>(choosing.choose(account, mailing, batch.people()));
        batch.strangers().forEach(id -> {
            var nobody = new ContactId(id);
            choices.add(new Choosing.Choice(nobody, nobody, Choosing.Obstacle.GONE));
        });
        int written = choices.isEmpty() ? 0 : addressees.insert(tenant, mailing.id(), choices, now);
        int lookedAt = mailing.progress().lookedAt() + batch.lookedAt();
        mailings.gathered(tenant, mailing.id(), lookedAt, batch.place(), choices.size() - written, now);
        if (!batch.more()) {
            mailings.state(tenant, mailing.id(), State.READY, null, null, now);
        }
        books.told(tenant);
        return batch.more();
    }

    private Batch next(TenantId tenant, Mailing mailing) {
        return switch (mailing.plan().audience()) {
            case Plan.Audience.Chosen chosen ->
                chosen(tenant, chosen, mailing.progress().lookedAt());
            case Plan.Audience.Found found ->
                found(tenant, found, mailing.progress().place());
            case Plan.Audience.Segment segment ->
                segment(tenant, segment.segment(), mailing.progress().place());
        };
    }

    private Batch chosen(TenantId tenant, Plan.Audience.Chosen chosen, int from) {
        List<UUID> ids = chosen.contacts();
        List<UUID> some = ids.subList(Math.min(from, ids.size()), Math.min(from + BATCH, ids.size()));
        Map<ContactId, Contact> known =
                contacts.find(tenant, some.stream().map(ContactId::new).toList());
        List<Contact> people = new ArrayList<>();
        List<UUID> strangers = new ArrayList<>();
        for (UUID id : some) {
            Contact contact = known.get(new ContactId(id));
            if (contact == null) {
                strangers.add(id);
            } else {
                people.add(contact);
            }
        }
        return new Batch(people, strangers, some.size(), null, from + some.size() < ids.size());
    }

    private Batch segment(TenantId tenant, UUID segment, Mailing.@Nullable Place place) {
        ContactId after = place == null ? null : new ContactId(place.contact());
        List<ContactId> members = segments.members(tenant, segment, after, BATCH);
        Map<ContactId, Contact> known = contacts.find(tenant, members);
        List<Contact> people =
                members.stream().map(known::get).filter(Objects::nonNull).toList();
        Mailing.Place last = members.isEmpty()
                ? place
                : new Mailing.Place(clock.instant(), members.getLast().value());
        return new Batch(people, List.of(), members.size(), last, members.size() == BATCH);
    }

    private Batch found(TenantId tenant, Plan.Audience.Found found, Mailing.@Nullable Place place) {
        Contact after =
                place == null ? null : new Contact(new ContactId(place.contact()), null, List.of(), null, place.at());
        Contacts.Page page = contacts.list(tenant, found.query(), after, BATCH);
        List<Contact> people = page.people();
        Mailing.Place last = people.isEmpty()
                ? place
                : new Mailing.Place(
                        people.getLast().createdAt(), people.getLast().id().value());
        return new Batch(people, List.of(), people.size(), last, page.more() && !people.isEmpty());
    }
}
