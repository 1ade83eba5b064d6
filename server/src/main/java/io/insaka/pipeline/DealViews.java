package io.insaka.pipeline;

import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Masked;
import io.insaka.tenancy.Teammates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts deals into the form the API shows. Joins the tenant's open transaction. */
@Component
class DealViews {
    private final Teammates teammates;
    private final Contacts contacts;

    DealViews(Teammates teammates, Contacts contacts) {
        this.teammates = teammates;
        this.contacts = contacts;
    }

    /** @param name null: it is gone */
    record Named(UUID id, @Nullable String name) {}

    /** @param name null: it is gone */
    record Customer(UUID id, @Masked @Nullable String name) {}

    /** @param amount exact, with a point */
    record ValueView(String amount, String currency) {}

    /** @param revision to be said when it is changed or moved */
    record View(
            UUID id,
            String title,
            @Nullable String note,
            @Nullable Customer contact,
            @Nullable ValueView value,
            Named owner,
            @Nullable LocalDate expectedOn,
            UUID stage,
            int revision,
            Instant createdAt) {}

    /** @param from null: it was made in the other */
    record MoveView(@Nullable String from, String to, Named by, Instant at) {}

    View of(TenantId tenant, Deal deal) {
        return of(tenant, List.of(deal)).getFirst();
    }

    List<View> of(TenantId tenant, List<Deal> deals) {
        Map<TeammateId, String> names = teammates.names(
                tenant,
                deals.stream().map(deal -> deal.terms().owner()).distinct().toList());
        Map<ContactId, Contact> people = contacts.find(
                tenant,
                deals.stream()
                        .map(deal -> deal.terms().contact())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return deals.stream().map(deal -> view(deal, names, people)).toList();
    }

    private static View view(Deal deal, Map<TeammateId, String> names, Map<ContactId, Contact> people) {
        Deal.Terms terms = deal.terms();
        ContactId contact = terms.contact();
        Contact known = contact == null ? null : people.get(contact);
        return new View(
                deal.id(),
                terms.title(),
                terms.note(),
                contact == null ? null : new Customer(contact.value(), known == null ? null : known.label()),
                terms.value() == null
                        ? null
                        : new ValueView(
                                plain(terms.value().amount()), terms.value().currency()),
                new Named(terms.owner().value(), names.get(terms.owner())),
                terms.expectedOn(),
                deal.stage(),
                deal.revision(),
                deal.made().at());
    }

    /** With two digits behind the point, and more only where there are some. */
    static String plain(BigDecimal amount) {
        BigDecimal least = amount.stripTrailingZeros();
        return least.setScale(Math.max(2, least.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    List<MoveView> moves(TenantId tenant, List<Deal.Move> moves) {
        Map<TeammateId, String> names = teammates.names(
                tenant, moves.stream().map(Deal.Move::by).distinct().toList());
        return moves.stream()
                .map(move -> new MoveView(
                        move.from(), move.to(), new Named(move.by().value(), names.get(move.by())), move.at()))
                .toList();
    }
}
