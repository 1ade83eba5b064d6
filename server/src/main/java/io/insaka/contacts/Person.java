package io.insaka.contacts;

import io.insaka.kernel.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Several contacts that are one person, the one that leads first. Each stays what it is; what is said of the person
 * follows from all of them, so that nothing has to be undone when they are taken apart.
 */
public record Person(List<Member> members) {
    /**
     * @param joinedTo null for the one that leads
     * @param joinedBy the teammate; null when a provider proved it
     * @param vipSaid what the team said of the whole person while this one led it
     */
    public record Member(
            ContactId id,
            @Nullable ContactId joinedTo,
            @Nullable Instant joinedAt,
            @Nullable UUID joinedBy,
            @Nullable String name,
            boolean vip,
            @Nullable Boolean vipSaid,
            @Nullable Instant optedOutAt,
            @Nullable Instant wishedAt,
            Instant createdAt) {
        @Override
        public String toString() {
            return "Member[" + id + "]";
        }
    }

    public Person {
        members = members.stream()
                .sorted(Comparator.comparing((Member member) -> member.joinedTo() != null)
                        .thenComparing(Member::createdAt)
                        .thenComparing(Member::id, Comparator.comparing(ContactId::value)))
                .toList();
    }

    public ContactId lead() {
        return members.getFirst().id();
    }

    public List<ContactId> ids() {
        return members.stream().map(Member::id).toList();
    }

    public Optional<Member> member(ContactId id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** What the one that leads is called, else the first that has a name. */
    @Nullable
    String name() {
        return members.stream()
                .map(Member::name)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** What the team said of the whole person; else whether any of them is one. */
    boolean vip() {
        Boolean said = members.getFirst().vipSaid();
        return said != null ? said : members.stream().anyMatch(Member::vip);
    }

    /**
     * Since when this one wants no messages: they said so here, or elsewhere and have not taken it back here since. Who
     * said stop on one channel is not written to on another because two contacts turned out to be them.
     */
    @Nullable
    Instant optedOutAt(ContactId id) {
        Member asked = member(id).orElseThrow();
        if (asked.optedOutAt() != null) {
            return asked.optedOutAt();
        }
        Instant back = asked.wishedAt();
        return members.stream()
                .map(Member::optedOutAt)
                .filter(Objects::nonNull)
                .filter(out -> back == null || out.isAfter(back))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The contact and all that were joined to it, directly or not: what leaves together. */
    List<ContactId> branch(ContactId root) {
        Set<ContactId> branch = new HashSet<>(Set.of(root));
        List<ContactId> order = new ArrayList<>(List.of(root));
        for (int seen = 0; seen < order.size(); seen++) {
            ContactId at = order.get(seen);
            members.stream()
                    .filter(member -> at.equals(member.joinedTo()) && branch.add(member.id()))
                    .forEach(member -> order.add(member.id()));
        }
        return order;
    }
}
