package io.insaka.desk.satisfaction;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.Channels;
import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.PlainText;
import io.insaka.kernel.ChannelId;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether customers are asked how they were served, and in which words. */
@RestController
@RequestMapping("/api/v1/satisfaction")
class SatisfactionApi {
    private static final int LONGEST_DELAY = 60 * 24;
    private static final int LONGEST_PEACE = 366;

    private final TenantTransactions transactions;
    private final SatisfactionRulesRepository repository;
    private final Channels channels;
    private final AuditTrail trail;
    private final LiveChanges live;

    SatisfactionApi(
            TenantTransactions transactions,
            SatisfactionRulesRepository repository,
            Channels channels,
            AuditTrail trail,
            LiveChanges live) {
        this.transactions = transactions;
        this.repository = repository;
        this.channels = channels;
        this.trail = trail;
        this.live = live;
    }

    /**
     * @param channels ids; none: all
     * @param byItself also after what was resolved by itself
     * @param delayMinutes after resolving
     * @param daysBetween so long a customer is not asked again
     * @param comment whether a word is asked for beside the score
     * @param wordings one for each language; whoever speaks none of them is asked in the first. None: the product's own
     */
    record Settings(
            @NotNull Boolean enabled,
            @Nullable @Size(max = 50) List<@NotNull UUID> channels,
            @NotNull Boolean byItself,
            @NotNull @Min(0) @Max(LONGEST_DELAY) Integer delayMinutes,
            @NotNull @Min(0) @Max(LONGEST_PEACE) Integer daysBetween,
            @NotNull Boolean comment,
            @Nullable @Size(max = 20) List<@NotNull @Valid Words> wordings) {
        /** Without the ids of channels that somebody does not see. */
        Settings seenBy(Sight sight) {
            return channels == null
                    ? this
                    : new Settings(
                            enabled, sight.told(channels), byItself, delayMinutes, daysBetween, comment, wordings);
        }

        static Settings of(SatisfactionRules rules) {
            return new Settings(
                    rules.enabled(),
                    rules.channels().stream().sorted().toList(),
                    rules.byItself(),
                    (int) rules.delay().toMinutes(),
                    (int) rules.between().toDays(),
                    rules.comment(),
                    rules.wordings().stream().map(Words::of).toList());
        }

        SatisfactionRules rules() {
            return new SatisfactionRules(
                    enabled,
                    channels == null ? Set.of() : new HashSet<>(channels),
                    byItself,
                    Duration.ofMinutes(delayMinutes),
                    Duration.ofDays(daysBetween),
                    comment,
                    own());
        }

        /** What says just what the product says follows it when that changes. */
        private List<Wording> own() {
            List<Wording> said = new ArrayList<>();
            Set<String> languages = new HashSet<>();
            for (Words words : wordings == null ? List.<Words>of() : wordings) {
                String field = "wordings[" + said.size() + "]";
                if (!languages.add(words.language())) {
                    throw DeskProblem.invalid(field + ".language", "is there already");
                }
                said.add(words.wording(field));
            }
            return said.equals(Wording.OWN) ? List.of() : said;
        }
    }

    /**
     * @param language such as en
     * @param scale what 1, 2, 3, 4 and 5 are called
     * @param button opens the list of them, where a channel has such a thing
     * @param comment thanks for the score and asks for a word about it
     * @param thanks the last word
     */
    record Words(
            @NotNull @Pattern(regexp = "[a-z]{2,3}") String language,
            @NotNull @Size(max = 500) String question,

            @NotNull @Size(min = Wording.BEST, max = Wording.BEST)
            List<@NotNull @Size(max = 20) String> scale,

            @NotNull @Size(max = 20) String button,
            @NotNull @Size(max = 500) String comment,
            @NotNull @Size(max = 500) String thanks) {
        static Words of(Wording wording) {
            return new Words(
                    wording.language(),
                    wording.question(),
                    wording.scale(),
                    wording.button(),
                    wording.comment(),
                    wording.thanks());
        }

        Wording wording(String field) {
            List<String> called = scale.stream()
                    .map(word -> PlainText.line(field + ".scale", word))
                    .toList();
            if (new HashSet<>(called).size() < called.size()) {
                throw DeskProblem.invalid(field + ".scale", "says the same twice");
            }
            return new Wording(
                    language,
                    PlainText.lines(field + ".question", question),
                    called,
                    PlainText.line(field + ".button", button),
                    PlainText.lines(field + ".comment", comment),
                    PlainText.lines(field + ".thanks", thanks));
        }
    }

    @GetMapping
    @NotAudited("shows how customers are asked, nothing of a customer")
    @Requires(Permission.CONVERSATIONS_READ)
    Settings settings(Caller caller) {
        return transactions
                .call(caller.tenant(), () -> Settings.of(repository.find(caller.tenant())))
                .seenBy(caller.sight());
    }

    /** All of it at once. */
    @PutMapping
    @Audited("satisfaction.changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    Settings change(Caller caller, @Valid @RequestBody Settings body) {
        TenantId tenant = caller.tenant();
        SatisfactionRules wanted = body.rules();
        return transactions.call(tenant, () -> {
            SatisfactionRules before = repository.find(tenant);
            for (UUID channel : wanted.channels()) {
                // What was there before may stay, though it is gone.
                if (!before.channels().contains(channel)
                        && channels.find(tenant, new ChannelId(channel)).isEmpty()) {
                    throw DeskProblem.invalid("channels", "has one that there is not");
                }
            }
            if (!wanted.equals(before)) {
                repository.save(tenant, wanted);
                trail.record(
                        tenant,
                        "satisfaction.changed",
                        Subject.of("organisation", tenant.value()),
                        Details.of("enabled", wanted.enabled()));
                live.record(tenant, new Change(null, "satisfaction"));
            }
            return Settings.of(wanted);
        });
    }
}
