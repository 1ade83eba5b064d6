package io.insaka.desk;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Capabilities;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Inbox.Listed;
import io.insaka.conversations.Label;
import io.insaka.conversations.Labels;
import io.insaka.conversations.Message;
import io.insaka.conversations.Teams;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Teammates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts conversations into the form the API shows; looks names up for a whole page at once. */
@Component
class ConversationViews {
    private static final int LONGEST_PREVIEW = 160;

    private final Channels channels;
    private final Contacts contacts;
    private final Teammates teammates;
    private final Sorting sorting;
    private final MergedViews merged;
    private final Clock clock;

    ConversationViews(
            Channels channels,
            Contacts contacts,
            Teammates teammates,
            Sorting sorting,
            MergedViews merged,
            Clock clock) {
        this.merged = merged;
        this.channels = channels;
        this.contacts = contacts;
        this.teammates = teammates;
        this.sorting = sorting;
        this.clock = clock;
    }

    private record Names(
            Map<ContactId, Contact> contacts,
            Map<TeammateId, String> teammates,
            Map<ConversationId, List<Label>> labels,
            Map<UUID, String> teams,
            MergedViews.Found merged) {}

    /** What a team sorts by. */
    @Component
    record Sorting(Labels labels, Teams teams) {}

    /** Joins the tenant's open transaction. */
    List<ConversationView> of(TenantId tenant, List<Listed> listed) {
        var names = new Names(
                contacts.find(
                        tenant,
                        listed.stream()
                                .map(each -> each.conversation().contact())
                                .distinct()
                                .toList()),
                teammates.names(
                        tenant,
                        listed.stream()
                                .map(each -> each.conversation().holder())
                                .filter(Holder.Teammate.class::isInstance)
                                .map(holder -> ((Holder.Teammate) holder).id())
                                .distinct()
                                .toList()),
                sorting.labels()
                        .of(
                                tenant,
                                listed.stream()
                                        .map(each -> each.conversation().id())
                                        .toList()),
                sorting.teams()
                        .names(
                                tenant,
                                listed.stream()
                                        .map(each -> each.conversation().team())
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .toList()),
                merged.of(
                        tenant,
                        listed.stream().map(each -> each.conversation().id()).toList()));
        return listed.stream().map(each -> view(tenant, each, names)).toList();
    }

    ConversationView of(TenantId tenant, Listed listed) {
        return of(tenant, List.of(listed)).getFirst();
    }

    private ConversationView view(TenantId tenant, Listed listed, Names names) {
        Conversation conversation = listed.conversation();
        ChannelAccount channel = channels.find(tenant, conversation.channel()).orElse(null);
        Contact contact = names.contacts().get(conversation.contact());
        var lease = conversation.lease();
        return new ConversationView(
                conversation.id().value(),
                conversation.channel().value(),
                channel == null ? "unknown" : channel.kind(),
                channel == null ? "unknown" : channel.name(),
                new ConversationView.Person(
                        conversation.contact().value(),
                        contact == null ? "Unknown" : contact.label(),
                        contact == null ? null : contact.address()),
                conversation.resolved() ? "resolved" : "open",
                holder(conversation.holder(), names.teammates()),
                conversation.activity().unread(),
                conversation.activity().waitingSince(),
                conversation.attention().priority().wire(),
                conversation.activity().lastAt(),
                preview(listed.latest()),
                window(channel, conversation),
                channel != null
                        && channels.findAdapter(channel.kind())
                                .map(adapter -> adapter.segmented(channel.settings()))
                                .orElse(false),
                channel == null
                        ? null
                        : channels.findAdapter(channel.kind())
                                .map(adapter -> adapter.voiceNotes(channel.settings()))
                                .map(ConversationView.VoiceNotesView::of)
                                .orElse(null),
                conversation.createdAt(),
                lease.reason() == null ? null : new ConversationView.HandOver(lease.reason(), lease.since()),
                conversation.attention().snoozedUntil(),
                names.labels().getOrDefault(conversation.id(), List.of()).stream()
                        .map(ConversationView.LabelView::of)
                        .toList(),
                conversation.unreachableSince(),
                team(conversation.team(), names.teams()),
                ConversationView.DueView.of(conversation.due()),
                names.merged().into(conversation.id()),
                names.merged().merged(conversation.id()));
    }

    private static ConversationView.@Nullable TeamView team(@Nullable UUID id, Map<UUID, String> names) {
        String name = id == null ? null : names.get(id);
        return id == null || name == null ? null : new ConversationView.TeamView(id, name);
    }

    private static ConversationView.HolderView holder(Holder holder, Map<TeammateId, String> names) {
        UUID id = holder.teammate();
        return new ConversationView.HolderView(
                holder.word(), id, id == null ? null : names.getOrDefault(new TeammateId(id), "A former teammate"));
    }

    private static ConversationView.@Nullable Preview preview(@Nullable Message message) {
        if (message == null) {
            return null;
        }
        String words =
                message.marks().revokedAt() == null ? message.body().content().words() : "";
        String text = words.length() <= LONGEST_PREVIEW ? words : words.substring(0, LONGEST_PREVIEW - 1) + "…";
        return new ConversationView.Preview(
                message.direction().wire(),
                Message.type(message.body().content()),
                text,
                message.status().wire());
    }

    ConversationView.Window window(@Nullable ChannelAccount channel, Conversation conversation) {
        Capabilities can =
                channel == null ? null : channels.adapter(channel.kind()).capabilities();
        Duration window = can == null ? null : can.teammateWindow();
        if (can == null || window == null) {
            return new ConversationView.Window(can != null, null, null, false);
        }
        int hours = Math.toIntExact(window.toHours());
        Instant heard = conversation.activity().lastInboundAt();
        if (heard == null) {
            return new ConversationView.Window(false, null, hours, can.templates());
        }
        Instant closes = heard.plus(window);
        return new ConversationView.Window(closes.isAfter(clock.instant()), closes, hours, can.templates());
    }
}
