package io.insaka.desk.consents;

import io.insaka.contacts.Contact;
import io.insaka.contacts.ContactProblem;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.consent.Consents;
import io.insaka.contacts.consent.Entry;
import io.insaka.contacts.consent.Purposes;
import io.insaka.contacts.consent.Standing;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Teammates;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what somebody said into the form the API shows. Joins the tenant's open transaction. */
@Component
class ConsentViews {
    private final Contacts contacts;
    private final Consents consents;
    private final Purposes purposes;
    private final Teammates teammates;

    ConsentViews(Contacts contacts, Consents consents, Purposes purposes, Teammates teammates) {
        this.contacts = contacts;
        this.consents = consents;
        this.purposes = purposes;
        this.teammates = teammates;
    }

    /**
     * @param stoppedAt since when they want no messages at all; null: they do
     * @param items what was said, the latest first; {@code next} is the cursor of what was said before
     */
    record View(
            @Nullable Instant stoppedAt,
            List<PurposeView> purposes,
            List<Line> items,
            @Nullable String next) {}

    /**
     * @param standing given, withdrawn or silent
     * @param allowed whether they may be written to for it
     * @param channels where it is said for a kind of channel alone
     */
    record PurposeView(
            String key, String name, boolean assumed, String standing, boolean allowed, List<ChannelView> channels) {}

    record ChannelView(String kind, String standing, boolean allowed) {}

    /**
     * @param purpose a key; {@code *} for any message at all
     * @param name what the purpose is called; null: there is none of that key any more, or it is any message
     * @param channel a kind; null: every one
     * @param source message, provider, link, one-click, teammate or earlier
     * @param messageId the customer's own message
     */
    record Line(
            UUID id,
            String purpose,
            @Nullable String name,
            @Nullable String channel,
            boolean given,
            String source,
            Instant at,
            @Nullable String by,
            @Nullable UUID messageId,
            @Nullable String note,
            @Nullable String wording,
            @Nullable String language,
            @Nullable String reason) {}

    View of(TenantId tenant, UUID id, @Nullable Long before, int most) {
        Contact asked = contacts.find(tenant, new ContactId(id)).orElseThrow(ContactProblem::unknown);
        Contact lead = contacts.find(tenant, asked.lead()).orElse(asked);
        List<Entry> latest = consents.latest(tenant, lead.everyone());
        List<Purposes.Of> known = purposes.list(tenant);
        List<Entry> found = consents.history(tenant, lead.everyone(), before, most + 1);
        List<Entry> shown = found.subList(0, Math.min(most, found.size()));
        Map<TeammateId, String> names = teammates.names(
                tenant,
                shown.stream()
                        .map(entry -> entry.said().teammate())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return new View(
                lead.optedOutAt(),
                known.stream().map(one -> purpose(one, lead, latest)).toList(),
                shown.stream().map(entry -> line(entry, known, names)).toList(),
                found.size() > most ? Long.toString(shown.getLast().seq()) : null);
    }

    private static PurposeView purpose(Purposes.Of purpose, Contact lead, List<Entry> latest) {
        Standing everywhere = Standing.of(latest, lead.id(), purpose.key(), Consents.EVERYWHERE);
        List<ChannelView> channels = latest.stream()
                .filter(entry -> entry.purpose().equals(purpose.key()))
                .map(Entry::channel)
                .filter(kind -> !kind.equals(Consents.EVERYWHERE))
                .distinct()
                .sorted()
                .map(kind -> channel(purpose, lead, kind, Standing.of(latest, lead.id(), purpose.key(), kind)))
                .filter(one -> !one.standing().equals(word(everywhere)))
                .toList();
        return new PurposeView(
                purpose.key(),
                purpose.name(),
                purpose.assumed(),
                word(everywhere),
                allowed(purpose, lead, everywhere),
                channels);
    }

    private static ChannelView channel(Purposes.Of purpose, Contact lead, String kind, Standing standing) {
        return new ChannelView(kind, word(standing), allowed(purpose, lead, standing));
    }

    private static boolean allowed(Purposes.Of purpose, Contact lead, Standing standing) {
        return lead.optedOutAt() == null
                && (standing == Standing.GIVEN || standing == Standing.SILENT && purpose.assumed());
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private static Line line(Entry entry, List<Purposes.Of> known, Map<TeammateId, String> names) {
        TeammateId by = entry.said().teammate();
        return new Line(
                entry.id(),
                entry.purpose(),
                known.stream()
                        .filter(one -> one.key().equals(entry.purpose()))
                        .map(Purposes.Of::name)
                        .findFirst()
                        .orElse(null),
                entry.channel().equals(Consents.EVERYWHERE) ? null : entry.channel(),
                entry.given(),
                entry.said().source().wire(),
                entry.at(),
                by == null ? null : names.getOrDefault(by, "A former teammate"),
                entry.said().message() == null ? null : entry.said().message().value(),
                entry.said().proof().note(),
                entry.said().proof().wording(),
                entry.said().proof().language(),
                entry.said().proof().reason());
    }
}
