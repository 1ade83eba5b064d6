package io.insaka.customers;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisation's segments, and who is in them now. Every method joins the open transaction of the tenant. */
@Component
public class Segments {
    private final SegmentRepository repository;
    private final Conditions conditions;
    private final Customers customers;

    Segments(SegmentRepository repository, Conditions conditions, Customers customers) {
        this.repository = repository;
        this.conditions = conditions;
        this.customers = customers;
    }

    /**
     * Keeps a condition under a name.
     *
     * @param condition as JSON
     * @return empty when another one has the name
     * @throws CustomerProblem when the condition makes no sense
     */
    public Optional<Segment> keep(TenantId tenant, UUID id, String name, String condition, Instant now) {
        conditions.read(tenant, condition);
        if (all(tenant).stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
            return Optional.empty();
        }
        var segment = new Segment(id, name, condition);
        repository.insert(tenant, segment, now);
        return Optional.of(segment);
    }

    /** By name. */
    public List<Segment> all(TenantId tenant) {
        return repository.all(tenant);
    }

    public Optional<Segment> find(TenantId tenant, UUID id) {
        return repository.find(tenant, id);
    }

    /**
     * Who is in it now, in an order that stays. Those who want no messages, too: whoever writes to them has to look.
     *
     * @param after the last of the page before; null for the first page
     * @throws CustomerProblem when there is no such segment, or an attribute it names is gone
     */
    public List<ContactId> members(TenantId tenant, UUID segment, @Nullable ContactId after, int limit) {
        return customers.members(tenant, condition(tenant, segment), after, limit);
    }

    /** How many are in it now, counted as far as {@link Customers#COUNTED}. @throws CustomerProblem as {@link #members} */
    public Customers.Tally count(TenantId tenant, UUID segment) {
        return customers.count(tenant, condition(tenant, segment));
    }

    /** As {@link #find}, for somebody who will see who is in it. @throws CustomerProblem when that would tell what they see masked */
    public Optional<Segment> find(Caller caller, UUID id) {
        Optional<Segment> found = find(caller.tenant(), id);
        found.ifPresent(segment -> conditions.allow(caller, segment.condition()));
        return found;
    }

    private Condition condition(TenantId tenant, UUID segment) {
        return conditions.read(tenant, written(tenant, segment));
    }

    /** @throws CustomerProblem also when who is in it would tell what the caller sees masked */
    Condition condition(Caller caller, UUID segment) {
        return conditions.read(caller, written(caller.tenant(), segment));
    }

    private String written(TenantId tenant, UUID segment) {
        return repository
                .find(tenant, segment)
                .orElseThrow(CustomerProblem::unknownSegment)
                .condition();
    }
}
