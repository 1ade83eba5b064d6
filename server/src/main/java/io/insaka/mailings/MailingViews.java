package io.insaka.mailings;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.consent.Purposes;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.mailings.AddresseeRepository.Addressee;
import io.insaka.mailings.AddresseeRepository.Count;
import io.insaka.mailings.Mailing.Stage;
import io.insaka.tenancy.Masked;
import io.insaka.tenancy.Teammates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts mailings into the form the API shows. */
@Component
class MailingViews {
    private final TenantTransactions transactions;
    private final Channels channels;
    private final Contacts contacts;
    private final Teammates teammates;
    private final Mailings mailings;
    private final Purposes purposes;

    MailingViews(
            TenantTransactions transactions,
            Channels channels,
            Contacts contacts,
            Teammates teammates,
            Mailings mailings,
            Purposes purposes) {
        this.purposes = purposes;
        this.transactions = transactions;
        this.channels = channels;
        this.contacts = contacts;
        this.teammates = teammates;
        this.mailings = mailings;
    }

    record Page(List<View> items, @Nullable String next) {}

    /**
     * @param state gathering, ready, scheduled, running, paused, done or cancelled
     * @param why it stands still by itself: {@code channel}
     * @param counts how many addressees are where: pending, sending, sent, delivered, read, failed, skipped, cancelled, and
     *     how many there are
     * @param skipped how many get none, by reason
     * @param twice contacts of people who were among them already
     * @param retriable how many failed and surely did not arrive
     */
    record View(
            UUID id,
            String name,
            ChannelView channel,
            PurposeView purpose,
            String state,
            @Nullable String why,
            int perMinute,
            AudienceView audience,
            LetterView letter,
            Map<String, Integer> counts,
            Map<String, Integer> skipped,
            int twice,
            int retriable,
            AuthorView author,
            Instant createdAt,
            @Nullable Instant startAt,
            @Nullable Instant begunAt,
            @Nullable Instant endedAt) {}

    /** @param name null: the organisation has it no more */
    record PurposeView(String key, @Nullable String name) {}

    record ChannelView(
            UUID id, @Nullable String name, @Nullable String kind) {}

    /** @param kind chosen, search, segment or everyone @param query the words of a search, or the name of a segment */
    record AudienceView(String kind, @Nullable String query) {}

    record LetterView(
            @Nullable String subject,
            @Nullable String text,
            @Nullable String template,
            boolean wayOut) {}

    record AuthorView(UUID id, @Nullable String name) {}

    View of(TenantId tenant, Mailing mailing) {
        return of(tenant, List.of(mailing)).getFirst();
    }

    List<View> of(TenantId tenant, List<Mailing> some) {
        Map<UUID, List<Count>> counts = mailings.counts(tenant, some);
        Map<TeammateId, String> names = transactions.call(
                tenant,
                () -> teammates.names(
                        tenant, some.stream().map(Mailing::author).distinct().toList()));
        Map<String, String> known = transactions.call(
                tenant,
                () -> purposes.list(tenant).stream().collect(Collectors.toMap(Purposes.Of::key, Purposes.Of::name)));
        return some.stream()
                .map(mailing -> view(
                        mailing,
                        new PurposeView(mailing.purpose(), known.get(mailing.purpose())),
                        counts.getOrDefault(mailing.id(), List.of()),
                        names))
                .toList();
    }

    private View view(Mailing mailing, PurposeView purpose, List<Count> counts, Map<TeammateId, String> names) {
        ChannelAccount account = channels.find(mailing.channel()).orElse(null);
        Plan.Letter letter = mailing.plan().letter();
        Plan.Template template = letter.template();
        return new View(
                mailing.id(),
                mailing.name(),
                new ChannelView(
                        mailing.channel().value(),
                        account == null ? null : account.name(),
                        account == null ? null : account.kind()),
                purpose,
                mailing.state().wire(),
                mailing.why(),
                mailing.perMinute(),
                audience(mailing.plan().audience()),
                new LetterView(
                        letter.subject(), letter.text(), template == null ? null : template.name(), letter.wayOut()),
                stages(counts),
                reasons(counts),
                mailing.twice(),
                sum(counts, Count::retriable),
                new AuthorView(mailing.author().value(), names.get(mailing.author())),
                mailing.course().createdAt(),
                mailing.course().startAt(),
                mailing.course().begunAt(),
                mailing.course().endedAt());
    }

    private static AudienceView audience(Plan.Audience audience) {
        return switch (audience) {
            case Plan.Audience.Chosen chosen -> new AudienceView("chosen", null);
            case Plan.Audience.Segment segment -> new AudienceView("segment", segment.name());
            case Plan.Audience.Found found ->
                new AudienceView(found.query() == null ? "everyone" : "search", found.query());
        };
    }

    private static int sum(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToInt(Count::number).sum();
    }

    private static Map<String, Integer> stages(List<Count> counts) {
        Map<String, Integer> stages = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            stages.put(stage.wire(), sum(counts, count -> count.stage() == stage));
        }
        stages.put("total", sum(counts, count -> true));
        return stages;
    }

    private static Map<String, Integer> reasons(List<Count> counts) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        counts.stream()
                .filter(count -> count.stage() == Stage.SKIPPED)
                .forEach(count -> reasons.merge(
                        Objects.requireNonNullElse(count.reason(), "opted-out"), count.number(), Integer::sum));
        return reasons;
    }

    record AddresseePage(
            List<AddresseeView> items, @Nullable String next) {}

    /**
     * @param reason why they get none; of a failed letter the provider's code
     * @param problem the provider's words
     */
    record AddresseeView(
            UUID contactId,
            @Masked @Nullable String name,
            String state,
            @Nullable String reason,
            @Nullable String problem,
            @Nullable UUID conversationId,
            Instant changedAt) {}

    /** Joins the tenant's open transaction. */
    List<AddresseeView> addressees(TenantId tenant, List<Addressee> some) {
        Map<ContactId, Contact> people = contacts.find(
                tenant, some.stream().map(Addressee::contact).distinct().toList());
        return some.stream()
                .map(one -> addressee(one, people.get(one.contact())))
                .toList();
    }

    private static AddresseeView addressee(Addressee one, @Nullable Contact contact) {
        return new AddresseeView(
                one.contact().value(),
                contact == null ? null : contact.label(),
                one.stage().wire(),
                one.reason(),
                one.problem(),
                one.conversation(),
                one.changedAt());
    }
}
