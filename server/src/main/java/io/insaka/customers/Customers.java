package io.insaka.customers;

import io.insaka.attributes.Attributes;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Openings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds customers by a condition; null finds everybody. Of a person of several contacts it is the one that leads. Every
 * method joins the open transaction of the tenant.
 */
@Component
public class Customers {
    /** Nobody reads further, and a hundred thousand are not counted for a number beside a list. */
    public static final int COUNTED = 1_000;

    private final CustomerRepository repository;
    private final Contacts contacts;
    private final Attributes attributes;
    private final Openings openings;
    private final Clock clock;

    Customers(CustomerRepository repository, Contacts contacts, Attributes attributes, Openings openings, Clock clock) {
        this.repository = repository;
        this.contacts = contacts;
        this.attributes = attributes;
        this.openings = openings;
        this.clock = clock;
    }

    /** A page of the list. */
    record Page(List<Contact> people, boolean more) {}

    /** @param more whether there are more than these */
    public record Tally(long count, boolean more) {}

    /** The newest first. */
    Page list(TenantId tenant, @Nullable Condition condition, @Nullable Contact after, int limit) {
        var place = after == null
                ? null
                : new CustomerRepository.Place(after.createdAt(), after.id().value());
        List<ContactId> found = repository.page(tenant, sql(tenant), condition, place, limit + 1);
        List<ContactId> shown = found.subList(0, Math.min(limit, found.size()));
        Map<ContactId, Contact> people = contacts.find(tenant, shown);
        return new Page(shown.stream().map(people::get).filter(Objects::nonNull).toList(), found.size() > limit);
    }

    /** Counted as far as {@link #COUNTED}. */
    public Tally count(TenantId tenant, @Nullable Condition condition) {
        long counted = repository.count(tenant, sql(tenant), condition, COUNTED + 1);
        return new Tally(Math.min(counted, COUNTED), counted > COUNTED);
    }

    /**
     * In an order that stays, so that nobody is left out or told twice while others come and go.
     *
     * @param after the last of the page before; null for the first page
     */
    public List<ContactId> members(
            TenantId tenant, @Nullable Condition condition, @Nullable ContactId after, int limit) {
        return repository.members(tenant, sql(tenant), condition, after, limit);
    }

    private ConditionSql sql(TenantId tenant) {
        return new ConditionSql(new ConditionSql.Around(
                clock.instant(),
                openings.of(tenant).zone(),
                sought -> attributes.blind(tenant, sought.attribute(), sought.value()),
                words -> contacts.sought(tenant, words)));
    }
}
