package io.insaka.brain.handover;

import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Understood;
import io.insaka.brain.skill.WaitingWords;
import io.insaka.channels.spi.Content;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Priority;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.OpeningHours;
import io.insaka.tenancy.Openings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands conversations to people, and keeps those who wait from feeling forgotten. */
@Component
public class HandOvers {
    private static final int LONGEST = 500;

    private final HandOverRepository repository;
    private final WaitingWords words;
    private final Openings openings;
    private final HandOverSettings settings;

    HandOvers(HandOverRepository repository, WaitingWords words, Openings openings, HandOverSettings settings) {
        this.repository = repository;
        this.words = words;
        this.openings = openings;
        this.settings = settings;
    }

    /** The contact has just been told. Joins the tenant's open transaction. */
    public void begin(TenantId tenant, OpenThread thread, UUID turn, Next.HandOver why, String said, Understood known) {
        Priority priority = Priority.valueOf(known.priority().name());
        thread.promise(why.reason(), priority, why.trigger().wire());
        var lease = thread.conversation().lease();
        Instant since = lease.since();
        if (since == null) {
            return; // a person has it already
        }
        repository.insert(
                tenant,
                new HandOver(
                        turn,
                        thread.conversation().id(),
                        why.reason(),
                        why.trigger().wire(),
                        priority.wire(),
                        new Facts(
                                cut(said), List.of(), List.of(), known.language(), known.sentiment(), known.entities()),
                        null,
                        since));
    }

    /**
     * One that is past: nobody sums it up any more. Joins the tenant's open transaction.
     *
     * @param trigger in the word it is stored as
     */
    public record Past(UUID id, String trigger, String reason, Priority priority, String said, String language) {}

    public void recount(TenantId tenant, OpenThread thread, Past past) {
        thread.promise(past.reason(), past.priority(), past.trigger());
        Instant since = thread.conversation().lease().since();
        if (since == null) {
            return; // a person has it already
        }
        repository.recount(
                tenant,
                new HandOver(
                        past.id(),
                        thread.conversation().id(),
                        past.reason(),
                        past.trigger(),
                        past.priority().wire(),
                        new Facts(cut(past.said()), List.of(), List.of(), past.language(), 0, List.of()),
                        null,
                        since));
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** A word for somebody who writes again while they wait, not too often. Joins the tenant's open transaction. */
    public void reassure(TenantId tenant, OpenThread thread, Instant now) {
        if (!thread.waitsUnheard(settings.silence())) {
            return;
        }
        String language = repository.latest(tenant, thread.conversation().id(), 1).stream()
                .map(last -> last.facts().language())
                .findFirst()
                .orElse("");
        OpeningHours hours = openings.of(tenant, thread.conversation().channel());
        thread.reassure(new Content.Text(withHours(hours, language, words.stillWaiting(language), now)));
    }

    /**
     * {@code text}, and when somebody will be there if nobody is.
     *
     * @param channel null where nothing is said on a channel: the organisation's hours count
     */
    public String withHours(TenantId tenant, @Nullable ChannelId channel, String language, String text, Instant now) {
        return withHours(channel == null ? openings.of(tenant) : openings.of(tenant, channel), language, text, now);
    }

    private String withHours(OpeningHours hours, String language, String text, Instant now) {
        return hours.openAt(now) ? text : text + "\n\n" + words.away(language, hours.opensAfter(now));
    }

    public String promise(String language, io.insaka.brain.skill.Trigger trigger, boolean answered) {
        return words.promise(language, trigger, answered);
    }
}
