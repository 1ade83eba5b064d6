package io.insaka.channels;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.spi.ConnectionTest;
import io.insaka.channels.spi.SettingField;
import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.platform.AddressRange;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** The organisation's channels over HTTP. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/channels")
class ChannelApi {
    private static final int MOST_ADDRESSES = 100;

    private final Channels channels;
    private final Connections connections;
    private final ChannelHealth health;
    private final TurnedAway turnedAway;
    private final ObjectProvider<ChannelHoldings> holdings;
    private final TenantTransactions transactions;
    private final AuditTrail trail;

    ChannelApi(
            Channels channels,
            Connections connections,
            ChannelHealth health,
            Told told,
            ObjectProvider<ChannelHoldings> holdings,
            TenantTransactions transactions) {
        this.channels = channels;
        this.connections = connections;
        this.health = health;
        this.turnedAway = told.turnedAway();
        this.holdings = holdings;
        this.transactions = transactions;
        this.trail = told.trail();
    }

    /** What is told of a channel, apart from its messages. */
    @Component
    record Told(TurnedAway turnedAway, AuditTrail trail) {}

    /** @param turnedAway webhooks that came from somewhere else than {@code allowedAddresses}; null when none did */
    record Shown(
            UUID id,
            String kind,
            String name,
            Life state,
            String webhookUrl,
            Instant createdAt,
            Health health,
            List<String> allowedAddresses,
            TurnedAway.@Nullable Count turnedAway) {}

    record ShownList(List<Shown> items, @Nullable String next) {}

    /** @param secrets the names of those that are set; their values stay here */
    record Settings(Map<String, String> values, List<String> secrets) {}

    /**
     * Values may be written as JSON numbers: a phone number id looks like one. What belongs together may stand in an
     * object of its own: {@code {"smtp": {"host": …}}} is {@code smtp.host}.
     *
     * @param allowedAddresses addresses and networks webhooks are taken from; without any, from everywhere
     */
    record NewChannel(
            @NotNull String kind,
            @NotNull String name,

            @NotNull @JsonDeserialize(using = SettingsReader.class)
            Map<String, @Nullable String> settings,

            @Nullable List<@Nullable String> allowedAddresses) {}

    /** @param state {@code on}, {@code off} or {@code archived} */
    record Change(
            @Nullable String name,

            @JsonDeserialize(using = SettingsReader.class) @Nullable
            Map<String, @Nullable String> settings,

            @Nullable String state,
            @Nullable List<@Nullable String> allowedAddresses) {}

    @GetMapping
    @NotAudited("shows names of channels")
    @Requires(Permission.CHANNELS_READ)
    ShownList list(Caller caller) {
        return new ShownList(shown(caller, channels.list(caller.tenant())), null);
    }

    @PostMapping
    @Audited("channel.created")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.CHANNELS_MANAGE)
    Shown create(Caller caller, @Valid @RequestBody NewChannel wanted) {
        if (caller.sight() instanceof Sight.Some) {
            throw ChannelProblem.notYours();
        }
        List<AddressRange> addresses =
                wanted.allowedAddresses() == null ? List.of() : ranges(wanted.allowedAddresses());
        Map<String, String> settings = present(wanted.settings());
        return shown(caller, transactions.call(caller.tenant(), () -> {
            if (!channels.adapter(wanted.kind()).offered()) {
                throw ChannelProblem.unknownKind();
            }
            ChannelAccount account = channels.create(caller.tenant(), wanted.kind(), wanted.name(), settings);
            record(account, "channel.created", Map.of("kind", account.kind(), "settings", names(settings)));
            return addresses.isEmpty() ? account : channels.admitFrom(caller.tenant(), account.id(), addresses);
        }));
    }

    @GetMapping("/{id}")
    @NotAudited("shows the name of a channel")
    @Requires(Permission.CHANNELS_READ)
    Shown show(Caller caller, @PathVariable UUID id) {
        return shown(caller, find(caller, id));
    }

    /** What may be looked at again; secrets are replaced, never shown. */
    @GetMapping("/{id}/settings")
    @NotAudited("shows neither secrets nor customers")
    @Requires(Permission.CHANNELS_MANAGE)
    Settings settings(Caller caller, @PathVariable UUID id) {
        ChannelAccount account = find(caller, id);
        Set<String> open = channels.adapter(account.kind()).describe().fields().stream()
                .filter(field -> field.type() != SettingField.Type.SECRET)
                .map(SettingField::name)
                .collect(Collectors.toSet());
        Map<String, String> values = new TreeMap<>(account.settings().values());
        List<String> secrets =
                values.keySet().stream().filter(name -> !open.contains(name)).toList();
        values.keySet().retainAll(open);
        return new Settings(values, secrets);
    }

    @PatchMapping("/{id}")
    @Audited({"channel.changed", "channel.turned"})
    @Requires(Permission.CHANNELS_MANAGE)
    Shown change(Caller caller, @PathVariable UUID id, @RequestBody Change change) {
        ChannelId channel = new ChannelId(id);
        Life life = change.state() == null ? null : life(change.state());
        Map<String, String> settings = change.settings() == null ? Map.of() : withoutNulls(change.settings());
        List<AddressRange> addresses = change.allowedAddresses() == null ? null : ranges(change.allowedAddresses());
        ChannelAccount account = find(caller, id);
        if (addresses != null) {
            account = transactions.call(caller.tenant(), () -> {
                ChannelAccount changed = channels.admitFrom(caller.tenant(), channel, addresses);
                record(changed, "channel.changed", Map.of("allowedAddresses", addresses.size()));
                return changed;
            });
        }
        if (change.name() != null || !settings.isEmpty()) {
            account = transactions.call(caller.tenant(), () -> {
                ChannelAccount changed = channels.change(caller.tenant(), channel, change.name(), settings);
                record(changed, "channel.changed", Map.of("name", change.name() != null, "settings", names(settings)));
                return changed;
            });
        }
        if (!settings.isEmpty()) {
            health.mended(account);
        }
        return shown(caller, life == null ? account : turn(account, life));
    }

    private ChannelAccount turn(ChannelAccount account, Life life) {
        return transactions.call(account.tenant(), () -> {
            if (account.standing().life() != life) {
                record(account, "channel.turned", Map.of("state", life.wireName()));
            }
            return connections.turn(account.tenant(), account.id(), life);
        });
    }

    private void record(ChannelAccount account, String action, Map<String, ?> facts) {
        trail.record(
                account.tenant(), action, Subject.of("channel", account.id().value()), Details.of(facts));
    }

    /** Which settings, never what they were set to. */
    private static List<String> names(Map<String, String> settings) {
        return settings.keySet().stream().sorted().toList();
    }

    private static List<AddressRange> ranges(List<@Nullable String> texts) {
        if (texts.size() > MOST_ADDRESSES) {
            throw ChannelProblem.tooManyAddresses(MOST_ADDRESSES);
        }
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : texts) {
            int place = ranges.size();
            ranges.add(AddressRange.parse(text == null ? "" : text)
                    .orElseThrow(() -> ChannelProblem.invalidAddress(place)));
        }
        return ranges;
    }

    private static Life life(String wanted) {
        return Stream.of(Life.ON, Life.OFF, Life.ARCHIVED)
                .filter(life -> life.wireName().equals(wanted))
                .findFirst()
                .orElseThrow(ChannelProblem::unknownState);
    }

    @DeleteMapping("/{id}")
    @Audited("channel.deleted")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.CHANNELS_MANAGE)
    void delete(Caller caller, @PathVariable UUID id) {
        ChannelAccount account = find(caller, id);
        if (holdings.stream().anyMatch(kept -> kept.keeps(caller.tenant(), account.id()))) {
            throw ChannelProblem.inUse();
        }
        transactions.run(caller.tenant(), () -> {
            connections.delete(caller.tenant(), account.id());
            record(account, "channel.deleted", Map.of("kind", account.kind()));
        });
    }

    @PostMapping("/{id}/test")
    @Audited("channel.tested")
    @Requires(Permission.CHANNELS_MANAGE)
    ConnectionTest test(Caller caller, @PathVariable UUID id) {
        ChannelAccount account = find(caller, id);
        ConnectionTest result = connections.test(account);
        record(account, "channel.tested", Map.of("ok", result.ok()));
        return result;
    }

    private ChannelAccount find(Caller caller, UUID id) {
        return channels.find(caller.tenant(), new ChannelId(id)).orElseThrow(ChannelProblem::unknown);
    }

    private Shown shown(Caller caller, ChannelAccount account) {
        return shown(caller, List.of(account)).getFirst();
    }

    private List<Shown> shown(Caller caller, List<ChannelAccount> accounts) {
        Map<ChannelId, HealthRecord> seen = health.seen(caller.tenant());
        Map<ChannelId, TurnedAway.Count> away = turnedAway.of(caller.tenant());
        Map<ChannelId, Long> waiting = new HashMap<>();
        holdings.forEach(
                kept -> kept.waiting(caller.tenant()).forEach((id, count) -> waiting.merge(id, count, Long::sum)));
        return accounts.stream()
                .map(account -> new Shown(
                        account.id().value(),
                        account.kind(),
                        account.name(),
                        account.standing().life(),
                        channels.webhookUrl(account),
                        account.createdAt(),
                        Health.of(
                                account,
                                seen.getOrDefault(account.id(), HealthRecord.NOTHING),
                                channels.sends(account),
                                waiting.getOrDefault(account.id(), 0L)),
                        account.allowedAddresses().stream()
                                .map(AddressRange::toString)
                                .toList(),
                        away.get(account.id())))
                .toList();
    }

    /** For a new account a null is as good as nothing. */
    private static Map<String, String> present(Map<String, @Nullable String> settings) {
        var present = withoutNulls(settings);
        present.values().removeIf(String::isEmpty);
        return present;
    }

    /** In a change a null takes the setting away, as an empty value does. */
    private static Map<String, String> withoutNulls(Map<String, @Nullable String> settings) {
        var values = new HashMap<String, String>();
        settings.forEach((name, value) -> values.put(name, value == null ? "" : value));
        return values;
    }
}
