package io.insaka.privacy;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.kernel.ChannelId;
import io.insaka.privacy.RetentionRepository.Done;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For how long messages are kept, by the organisation and by each of its channels. */
@RestController
@RequestMapping("/api/v1/retention")
class RetentionApi {
    private static final String NOTHING_PERSONAL = "shows periods and counts, nothing of a customer";
    private static final int MOST_DAYS = 36_500;

    private final Retaining retaining;
    private final Channels channels;

    RetentionApi(Retaining retaining, Channels channels) {
        this.retaining = retaining;
        this.channels = channels;
    }

    /** @param days null: for ever */
    record RetentionView(@Nullable Integer days, List<ChannelView> channels) {}

    /**
     * @param own whether it has a period of its own
     * @param days what holds for it, its own or the organisation's; null: for ever
     * @param last when something was taken away last, and how much; null: never
     */
    record ChannelView(
            UUID id,
            String name,
            String kind,
            boolean own,
            @Nullable Integer days,
            @Nullable LastView last) {}

    record LastView(Instant at, long messages, long files) {}

    /**
     * What a period would take away now.
     *
     * @param before what is older goes; a message of that very moment stays
     * @param withFiles messages among them that have files
     */
    record PreviewView(Instant before, long messages, long conversations, long withFiles) {}

    /**
     * @param days null: for ever
     * @param confirmed how many messages whoever wants it was told would go; refused when there are more
     */
    record Wanted(
            @Nullable @Min(1) @Max(MOST_DAYS) Integer days,
            @Nullable @Min(0) Long confirmed) {}

    @GetMapping
    @NotAudited(NOTHING_PERSONAL)
    @Requires(Permission.CONTACTS_ERASE)
    RetentionView read(Caller caller) {
        Retention retention = retaining.find(caller.tenant());
        Map<ChannelId, Done> done = retaining.done(caller.tenant());
        return new RetentionView(
                retention.organisation().number(),
                channels.list(caller.tenant()).stream()
                        .map(channel -> view(channel, retention, done.get(channel.id())))
                        .toList());
    }

    private static ChannelView view(ChannelAccount channel, Retention retention, @Nullable Done done) {
        return new ChannelView(
                channel.id().value(),
                channel.name(),
                channel.kind(),
                retention.own().containsKey(channel.id()),
                retention.of(channel.id()).number(),
                done == null ? null : new LastView(done.at(), done.messages(), done.files()));
    }

    /** @param channel absent: all channels without a period of their own */
    @GetMapping("/preview")
    @NotAudited(NOTHING_PERSONAL)
    @Requires(Permission.CONTACTS_ERASE)
    PreviewView preview(Caller caller, @RequestParam int days, @RequestParam(required = false) @Nullable UUID channel) {
        if (days < 1 || days > MOST_DAYS) {
            throw PrivacyProblem.noSuchPeriod(MOST_DAYS);
        }
        var preview = retaining.preview(
                caller.tenant(), channel == null ? null : new ChannelId(channel), new Retention.Period.Days(days));
        return new PreviewView(
                preview.before(),
                preview.count().messages(),
                preview.count().conversations(),
                preview.count().files());
    }

    @PutMapping
    @Audited("retention.changed")
    @Requires(Permission.CONTACTS_ERASE)
    RetentionView save(Caller caller, @Valid @RequestBody Wanted wanted) {
        retaining.save(caller.tenant(), Retention.Period.of(wanted.days()), confirmed(wanted));
        return read(caller);
    }

    @PutMapping("/channels/{id}")
    @Audited("retention.changed")
    @Requires(Permission.CONTACTS_ERASE)
    RetentionView saveChannel(Caller caller, @PathVariable UUID id, @Valid @RequestBody Wanted wanted) {
        retaining.save(caller.tenant(), new ChannelId(id), Retention.Period.of(wanted.days()), confirmed(wanted));
        return read(caller);
    }

    /** As the organisation. */
    @DeleteMapping("/channels/{id}")
    @Audited("retention.changed")
    @Requires(Permission.CONTACTS_ERASE)
    RetentionView forgetChannel(
            Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "0") long confirmed) {
        retaining.forget(caller.tenant(), new ChannelId(id), confirmed);
        return read(caller);
    }

    private static long confirmed(Wanted wanted) {
        return wanted.confirmed() == null ? 0 : wanted.confirmed();
    }
}
