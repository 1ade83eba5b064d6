package io.insaka.channels;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.spi.Registration;
import io.insaka.kernel.ChannelId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a provider delivers, for those that can be asked and told. What it says comes from the provider, each time. */
@RestController
@RequestMapping("/api/v1/channels/{id}/registration")
class RegistrationApi {
    private final Channels channels;
    private final Registrations registrations;
    private final AuditTrail trail;

    RegistrationApi(Channels channels, Registrations registrations, AuditTrail trail) {
        this.channels = channels;
        this.registrations = registrations;
        this.trail = trail;
    }

    /**
     * @param state {@code here}, {@code elsewhere}, {@code nowhere}, {@code unknown}, or {@code by-hand} where the provider
     *     can neither be asked nor told
     * @param detail why it is unknown; null when it is not
     * @param url the address the provider calls, or is to call
     * @param pending what it could not deliver yet
     */
    record Shown(
            String state,
            @Nullable String detail,
            @Nullable String url,
            long pending,
            Registration.@Nullable Failure lastError) {}

    @GetMapping
    @NotAudited("shows an address of our own")
    @Requires(Permission.CHANNELS_MANAGE)
    Shown look(Caller caller, @PathVariable UUID id) {
        ChannelAccount account = find(caller, id);
        return channels.adapter(account.kind()).registers()
                ? shown(account, registrations.look(account))
                : new Shown("by-hand", Registration.BY_HAND.detail(), channels.webhookUrl(account), 0, null);
    }

    @PutMapping
    @Audited("channel.registered")
    @Requires(Permission.CHANNELS_MANAGE)
    Shown set(Caller caller, @PathVariable UUID id) {
        ChannelAccount account = find(caller, id);
        return recorded(account, "channel.registered", registrations.set(account));
    }

    @DeleteMapping
    @Audited("channel.unregistered")
    @Requires(Permission.CHANNELS_MANAGE)
    Shown remove(Caller caller, @PathVariable UUID id) {
        ChannelAccount account = find(caller, id);
        return recorded(account, "channel.unregistered", registrations.remove(account));
    }

    private Shown recorded(ChannelAccount account, String action, Registration told) {
        trail.record(
                account.tenant(),
                action,
                Subject.of("channel", account.id().value()),
                Details.of(Map.of("ok", told instanceof Registration.Known)));
        return shown(account, told);
    }

    private ChannelAccount find(Caller caller, UUID id) {
        return channels.find(caller.tenant(), new ChannelId(id)).orElseThrow(ChannelProblem::unknown);
    }

    private Shown shown(ChannelAccount account, Registration told) {
        return switch (told) {
            case Registration.Refused refused -> new Shown("unknown", refused.detail(), null, 0, null);
            case Registration.Known known ->
                new Shown(
                        registrations.isHere(account, known)
                                ? "here"
                                : known.url().isEmpty() ? "nowhere" : "elsewhere",
                        null,
                        known.url(),
                        known.pending(),
                        known.failure());
        };
    }
}
