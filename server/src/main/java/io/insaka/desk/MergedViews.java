package io.insaka.desk;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Merges;
import io.insaka.conversations.Merges.Pair;
import io.insaka.conversations.Merges.Side;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Teammates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What belongs to conversations because they were merged, for a whole page at once. Joins the tenant's open transaction. */
@Component
class MergedViews {
    private final Merges merges;
    private final Channels channels;
    private final Contacts contacts;
    private final Teammates teammates;

    MergedViews(Merges merges, Channels channels, Contacts contacts, Teammates teammates) {
        this.merges = merges;
        this.channels = channels;
        this.contacts = contacts;
        this.teammates = teammates;
    }

    /** What was found for a page. */
    record Found(
            TenantId tenant,
            List<Pair> pairs,
            Map<ContactId, Contact> contacts,
            Map<TeammateId, String> teammates,
            Channels channels) {
        ConversationView.@Nullable MergedView into(ConversationId conversation) {
            return pairs.stream()
                    .filter(pair -> pair.merged().id().equals(conversation))
                    .map(pair -> view(pair, pair.into()))
                    .findFirst()
                    .orElse(null);
        }

        List<ConversationView.MergedView> merged(ConversationId conversation) {
            return pairs.stream()
                    .filter(pair -> pair.into().id().equals(conversation))
                    .map(pair -> view(pair, pair.merged()))
                    .toList();
        }

        private ConversationView.MergedView view(Pair pair, Side other) {
            ChannelAccount channel = channels.find(tenant, other.channel()).orElse(null);
            Contact contact = contacts.get(other.contact());
            return new ConversationView.MergedView(
                    other.id().value(),
                    channel == null ? "unknown" : channel.kind(),
                    channel == null ? "unknown" : channel.name(),
                    new ConversationView.Person(
                            other.contact().value(),
                            contact == null ? "Unknown" : contact.label(),
                            contact == null ? null : contact.address()),
                    pair.messages(),
                    teammates.getOrDefault(pair.by(), "A former teammate"),
                    pair.at());
        }
    }

    Found of(TenantId tenant, Collection<ConversationId> conversations) {
        List<Pair> pairs = merges.of(tenant, conversations);
        if (pairs.isEmpty()) {
            return new Found(tenant, pairs, Map.of(), Map.of(), channels);
        }
        return new Found(
                tenant,
                pairs,
                contacts.find(
                        tenant,
                        pairs.stream()
                                .flatMap(pair -> Stream.of(pair.merged(), pair.into()))
                                .map(Side::contact)
                                .distinct()
                                .toList()),
                teammates.names(tenant, pairs.stream().map(Pair::by).distinct().toList()),
                channels);
    }
}
