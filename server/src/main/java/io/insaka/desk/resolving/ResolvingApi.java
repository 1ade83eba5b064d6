package io.insaka.desk.resolving;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.Attributes;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.Channels;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Labels;
import io.insaka.conversations.Teams;
import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.PlainText;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How conversations end: by themselves, and what a teammate has to fill in before. */
@RestController
class ResolvingApi {
    private static final int MOST = 20;
    private static final int MOST_AT_ONCE = 100;
    private static final int LONGEST = 60 * 24 * 366;
    private static final Missing NOTHING = new Missing(List.of(), false, false, List.of());

    private final TenantTransactions transactions;
    private final ResolvingRepository repository;
    private final QuietEnd end;
    private final Needs needs;
    private final Known known;
    private final Told told;

    /** What a rule may name. */
    @Component
    record Known(Teams teams, Channels channels, Labels labels, Attributes attributes, Inbox inbox) {}

    @Component
    record Told(AuditTrail trail, LiveChanges live) {}

    ResolvingApi(
            TenantTransactions transactions,
            ResolvingRepository repository,
            QuietEnd end,
            Needs needs,
            Known known,
            Told told) {
        this.transactions = transactions;
        this.repository = repository;
        this.end = end;
        this.needs = needs;
        this.known = known;
        this.told = told;
    }

    /**
     * @param quiet the first that fits a conversation says when it is resolved by itself
     * @param required what all that fit ask for has to be known before a teammate resolves
     */
    record Rules(
            @NotNull @Size(max = MOST) List<@NotNull @Valid Quiet> quiet,
            @NotNull @Size(max = MOST) List<@NotNull @Valid Required> required) {}

    /**
     * @param channels ids; none: all
     * @param minutes without a message, the last word having been ours
     * @param message the last word, where it may be said
     * @param label the id of one that is put on
     */
    record Quiet(
            @Nullable @Size(max = 50) List<@NotNull UUID> channels,
            @NotNull @Min(1) @Max(LONGEST) Integer minutes,
            @Nullable @Size(max = 1_000) String message,
            @Nullable UUID label) {
        AutoRule rule(int at) {
            return new AutoRule(
                    asSet(channels),
                    Duration.ofMinutes(minutes),
                    message == null || message.isBlank() ? null : PlainText.lines("quiet[" + at + "].message", message),
                    label);
        }

        static Quiet of(AutoRule rule) {
            return new Quiet(sorted(rule.channels()), (int) rule.quiet().toMinutes(), rule.message(), rule.label());
        }
    }

    /**
     * @param channels ids; none: all
     * @param teams ids; none: all
     * @param labels ids of labels of which one has to be on it; none: no label has to
     * @param team whether a team has to be named
     * @param assignee whether a teammate has to have it
     * @param attributes ids of those of the conversation or its customer that have to have a value
     */
    record Required(
            @Nullable @Size(max = 50) List<@NotNull UUID> channels,
            @Nullable @Size(max = 50) List<@NotNull UUID> teams,
            @Nullable @Size(max = 50) List<@NotNull UUID> labels,
            @Nullable Boolean team,
            @Nullable Boolean assignee,
            @Nullable @Size(max = 50) List<@NotNull UUID> attributes) {
        NeedRule rule(int at) {
            var rule = new NeedRule(
                    asSet(channels),
                    asSet(teams),
                    asSet(labels),
                    Boolean.TRUE.equals(team),
                    Boolean.TRUE.equals(assignee),
                    asSet(attributes));
            if (rule.labels().isEmpty()
                    && !rule.team()
                    && !rule.assignee()
                    && rule.attributes().isEmpty()) {
                throw DeskProblem.invalid(
                        "required[" + at + "].labels", "or a team, a teammate or an attribute has to be asked for");
            }
            return rule;
        }

        static Required of(NeedRule rule) {
            return new Required(
                    sorted(rule.channels()),
                    sorted(rule.teams()),
                    sorted(rule.labels()),
                    rule.team(),
                    rule.assignee(),
                    sorted(rule.attributes()));
        }
    }

    private static List<UUID> orNone(@Nullable List<UUID> ids) {
        return ids == null ? List.of() : ids;
    }

    private static Set<UUID> asSet(@Nullable List<UUID> ids) {
        return ids == null ? Set.of() : new HashSet<>(ids);
    }

    private static List<UUID> sorted(Collection<UUID> ids) {
        return ids.stream().sorted().toList();
    }

    @GetMapping("/api/v1/resolving")
    @NotAudited("shows how conversations end, nothing of a customer")
    @Requires(Permission.CONVERSATIONS_READ)
    Rules rules(Caller caller) {
        Rules all = transactions.call(caller.tenant(), () -> shown(caller.tenant()));
        Sight sight = caller.sight();
        return new Rules(
                all.quiet().stream()
                        .map(rule -> new Quiet(
                                sight.told(orNone(rule.channels())), rule.minutes(), rule.message(), rule.label()))
                        .toList(),
                all.required().stream()
                        .map(rule -> new Required(
                                sight.told(orNone(rule.channels())),
                                rule.teams(),
                                rule.labels(),
                                rule.team(),
                                rule.assignee(),
                                rule.attributes()))
                        .toList());
    }

    private Rules shown(TenantId tenant) {
        return new Rules(
                repository.autos(tenant).stream().map(Quiet::of).toList(),
                repository.needs(tenant).stream().map(Required::of).toList());
    }

    /** All of them at once. */
    @PutMapping("/api/v1/resolving")
    @Audited("resolving.changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    Rules replace(Caller caller, @Valid @RequestBody Rules body) {
        TenantId tenant = caller.tenant();
        List<AutoRule> autos = java.util.stream.IntStream.range(0, body.quiet().size())
                .mapToObj(at -> body.quiet().get(at).rule(at))
                .toList();
        List<NeedRule> wanted = java.util.stream.IntStream.range(
                        0, body.required().size())
                .mapToObj(at -> body.required().get(at).rule(at))
                .toList();
        return transactions.call(tenant, () -> {
            Rules before = shown(tenant);
            accept(tenant, before, autos, wanted);
            repository.replace(tenant, autos, wanted);
            Rules after = shown(tenant);
            if (!after.equals(before)) {
                told.trail()
                        .record(
                                tenant,
                                "resolving.changed",
                                Subject.of("organisation", tenant.value()),
                                Details.of("rules", autos.size() + wanted.size()));
                told.live().record(tenant, new Change(null, "resolving"));
            }
            end.begin(tenant);
            return after;
        });
    }

    /** What was there before may stay, though what it names is gone. */
    private void accept(TenantId tenant, Rules before, List<AutoRule> autos, List<NeedRule> wanted) {
        Set<UUID> old = new HashSet<>();
        before.quiet().forEach(rule -> {
            old.addAll(asSet(rule.channels()));
            if (rule.label() != null) {
                old.add(rule.label());
            }
        });
        before.required().forEach(rule -> {
            old.addAll(asSet(rule.channels()));
            old.addAll(asSet(rule.teams()));
            old.addAll(asSet(rule.labels()));
            old.addAll(asSet(rule.attributes()));
        });
        for (AutoRule rule : autos) {
            refuse(
                    rule.channels(),
                    old,
                    id -> known.channels().find(tenant, new ChannelId(id)).isPresent(),
                    "channels");
            refuse(rule.label() == null ? Set.of() : Set.of(rule.label()), old, label(tenant), "label");
        }
        for (NeedRule rule : wanted) {
            refuse(
                    rule.channels(),
                    old,
                    id -> known.channels().find(tenant, new ChannelId(id)).isPresent(),
                    "channels");
            refuse(rule.teams(), old, id -> known.teams().find(tenant, id).isPresent(), "teams");
            refuse(rule.labels(), old, label(tenant), "labels");
            refuse(
                    rule.attributes(),
                    old,
                    id -> known.attributes().find(tenant, id).isPresent(),
                    "attributes");
        }
    }

    private java.util.function.Predicate<UUID> label(TenantId tenant) {
        return id -> known.labels().find(tenant, id).isPresent();
    }

    private static void refuse(Set<UUID> ids, Set<UUID> old, java.util.function.Predicate<UUID> there, String field) {
        if (ids.stream().anyMatch(id -> !old.contains(id) && !there.test(id))) {
            throw DeskProblem.invalid(field, "names something that there is not");
        }
    }

    /**
     * @param labels for each rule that wants one, the ids of those of which one has to be put on
     * @param attributes ids of those without a value
     */
    record Missing(List<List<UUID>> labels, boolean team, boolean assignee, List<UUID> attributes) {
        static Missing of(Needs.Lack lack) {
            return new Missing(
                    lack.labels().stream().map(ResolvingApi::sorted).toList(),
                    lack.team(),
                    lack.assignee(),
                    lack.attributes().stream().map(Attribute::id).toList());
        }
    }

    record MissingOf(UUID id, Missing missing) {}

    /**
     * An attribute as far as it has to be known to be filled in.
     *
     * @param subject contact or conversation
     * @param options of a choice, else empty
     */
    record Field(
            UUID id, String subject, String key, String label, String type, List<String> options, boolean sensitive) {
        static Field of(Attribute attribute) {
            return new Field(
                    attribute.id(),
                    attribute.subject().wire(),
                    attribute.key(),
                    attribute.label(),
                    attribute.kind().wire(),
                    attribute.options(),
                    attribute.sensitive());
        }
    }

    /**
     * @param items those that lack something
     * @param fields the attributes they lack, each once: also for whoever reads no customers
     */
    record MissingOfMany(List<MissingOf> items, List<Field> fields) {}

    /** What has to be filled in before a teammate resolves each of up to a hundred conversations, named in {@code id}. */
    @GetMapping("/api/v1/resolving/missing")
    @NotAudited("shows which of the team's rules are open, nothing of the customer")
    @Requires(Permission.CONVERSATIONS_READ)
    MissingOfMany missingOfMany(Caller caller, @RequestParam List<UUID> id) {
        if (id.isEmpty() || id.size() > MOST_AT_ONCE || id.contains(null)) {
            throw DeskProblem.invalid("id", "names 1 to " + MOST_AT_ONCE + " conversations");
        }
        TenantId tenant = caller.tenant();
        return transactions.call(tenant, () -> {
            Map<UUID, Needs.Lack> lacks = new LinkedHashMap<>();
            id.stream()
                    .distinct()
                    .flatMap(each -> known.inbox().find(tenant, new ConversationId(each)).stream())
                    .forEach(listed ->
                            lacks.put(listed.conversation().id().value(), needs.lack(tenant, listed.conversation())));
            return new MissingOfMany(
                    lacks.entrySet().stream()
                            .map(each -> new MissingOf(each.getKey(), Missing.of(each.getValue())))
                            .filter(each -> !each.missing().equals(NOTHING))
                            .toList(),
                    lacks.values().stream()
                            .flatMap(lack -> lack.attributes().stream())
                            .distinct()
                            .map(Field::of)
                            .toList());
        });
    }

    /** What has to be filled in before a teammate resolves it. */
    @GetMapping("/api/v1/conversations/{id}/resolving")
    @NotAudited("shows which of the team's rules are open, nothing of the customer")
    @Requires(Permission.CONVERSATIONS_READ)
    Missing missing(Caller caller, @PathVariable UUID id) {
        return transactions.call(caller.tenant(), () -> {
            var conversation = known.inbox()
                    .find(caller.tenant(), new ConversationId(id))
                    .orElseThrow(DeskProblem::unknownConversation)
                    .conversation();
            return Missing.of(needs.lack(caller.tenant(), conversation));
        });
    }
}
