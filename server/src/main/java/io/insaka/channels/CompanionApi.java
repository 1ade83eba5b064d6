package io.insaka.channels;

import io.insaka.channels.spi.Companion;
import io.insaka.kernel.ChannelId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the bridge behind a channel stands, asked this moment: the code that links a phone is kept nowhere. */
@RestController
@RequestMapping("/api/v1/channels/{id}/bridge")
class CompanionApi {
    private final Channels channels;

    CompanionApi(Channels channels) {
        this.channels = channels;
    }

    /**
     * @param state a word of the bridge, or {@code silent} when it cannot be asked; {@code reason} says why then
     * @param code a picture to be scanned with the phone; null when there is nothing to scan
     */
    record Shown(
            String state,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable Instant lookedAt,
            @Nullable String code,
            @Nullable String strategy,
            int choice,
            long waitingForUs,
            long waitingToSend) {}

    @GetMapping
    @NotAudited("shows how a program stands, and nothing of customers")
    @Requires(Permission.CHANNELS_MANAGE)
    Shown show(Caller caller, @PathVariable UUID id) {
        ChannelAccount account =
                channels.find(caller.tenant(), new ChannelId(id)).orElseThrow(ChannelProblem::unknown);
        Companion companion =
                channels.adapter(account.kind()).companion(account.settings()).orElseThrow(ChannelProblem::noCompanion);
        return switch (companion) {
            case Companion.Silent silent -> new Shown("silent", silent.why(), null, null, null, null, -1, 0, 0);
            case Companion.Standing standing ->
                new Shown(
                        standing.state(),
                        null,
                        standing.since(),
                        standing.lookedAt(),
                        standing.code(),
                        standing.strategy(),
                        standing.choice(),
                        standing.waitingForUs(),
                        standing.waitingToSend());
        };
    }
}
