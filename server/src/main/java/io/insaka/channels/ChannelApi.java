package io.insaka.channels;

import io.insaka.channels.spi.ConnectionTest;
import io.insaka.kernel.ChannelId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's channels over HTTP. Settings go in and never come out: there are secrets among them. */
@RestController
@RequestMapping("/api/v1/channels")
class ChannelApi {
    private final Channels channels;

    ChannelApi(Channels channels) {
        this.channels = channels;
    }

    record Shown(UUID id, String kind, String name, String webhookUrl, Instant createdAt) {}

    record ShownList(List<Shown> items, @Nullable String next) {}

    /** Values may be written as JSON numbers: a phone number id looks like one. */
    record NewChannel(
            @NotNull String kind,
            @NotNull String name,
            @NotNull Map<String, @Nullable String> settings) {}

    record Change(@Nullable String name, @Nullable Map<String, @Nullable String> settings) {}

    @GetMapping
    @Requires(Permission.CHANNELS_READ)
    ShownList list(Caller caller) {
        return new ShownList(
                channels.list(caller.tenant()).stream().map(this::shown).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.CHANNELS_MANAGE)
    Shown create(Caller caller, @Valid @RequestBody NewChannel wanted) {
        return shown(channels.create(caller.tenant(), wanted.kind(), wanted.name(), present(wanted.settings())));
    }

    @GetMapping("/{id}")
    @Requires(Permission.CHANNELS_READ)
    Shown show(Caller caller, @PathVariable UUID id) {
        return shown(find(caller, id));
    }

    @PatchMapping("/{id}")
    @Requires(Permission.CHANNELS_MANAGE)
    Shown change(Caller caller, @PathVariable UUID id, @RequestBody Change change) {
        Map<String, String> settings = change.settings() == null ? Map.of() : withoutNulls(change.settings());
        return shown(channels.change(caller.tenant(), new ChannelId(id), change.name(), settings));
    }

    @PostMapping("/{id}/test")
    @Requires(Permission.CHANNELS_MANAGE)
    ConnectionTest test(Caller caller, @PathVariable UUID id) {
        ChannelAccount account = find(caller, id);
        return channels.adapter(account.kind()).test(account.settings());
    }

    private ChannelAccount find(Caller caller, UUID id) {
        return channels.find(caller.tenant(), new ChannelId(id)).orElseThrow(ChannelProblem::unknown);
    }

    private Shown shown(ChannelAccount account) {
        return new Shown(
                account.id().value(),
                account.kind(),
                account.name(),
                channels.webhookUrl(account),
                account.createdAt());
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
