package io.insaka.mailings;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.consent.Consents;
import io.insaka.contacts.consent.Purposes;
import io.insaka.conversations.BulkConsent;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.mailings.Choosing.Obstacle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who agrees to what a mailing is sent for; asked when it is gathered, when a letter is written, and when it is sent. */
@Component
class Willingness implements BulkConsent {
    private final MailingRepository mailings;
    private final Contacts contacts;
    private final Consents consents;
    private final Purposes purposes;
    private final Channels channels;

    Willingness(
            MailingRepository mailings, Contacts contacts, Consents consents, Purposes purposes, Channels channels) {
        this.mailings = mailings;
        this.contacts = contacts;
        this.consents = consents;
        this.purposes = purposes;
        this.channels = channels;
    }

    /** Of those who do not agree. To a purpose that the organisation has no more, only who said yes agrees. */
    Map<ContactId, Obstacle> obstacles(TenantId tenant, String purpose, String channel, Collection<Contact> people) {
        boolean assumed =
                purposes.find(tenant, purpose).filter(Purposes.Of::assumed).isPresent();
        Map<ContactId, List<ContactId>> everyone = new HashMap<>();
        people.forEach(one -> everyone.put(one.id(), one.everyone()));
        Map<ContactId, Obstacle> obstacles = new HashMap<>();
        consents.standings(tenant, everyone, purpose, channel).forEach((contact, standing) -> {
            switch (standing) {
                case GIVEN -> {}
                case WITHDRAWN -> obstacles.put(contact, Obstacle.WITHDRAWN);
                case SILENT -> {
                    if (!assumed) {
                        obstacles.put(contact, Obstacle.NO_CONSENT);
                    }
                }
            }
        });
        return obstacles;
    }

    @Override
    public Map<ContactId, String> unwilling(TenantId tenant, UUID id, Collection<ContactId> some) {
        Map<ContactId, Contact> people = contacts.find(tenant, some);
        Map<ContactId, String> why = new HashMap<>();
        people.values().stream()
                .filter(contact -> contact.optedOutAt() != null)
                .forEach(contact -> why.put(contact.id(), Obstacle.OPTED_OUT.wire()));
        mailings.find(tenant, id).ifPresent(mailing -> {
            String kind = channels.find(tenant, mailing.channel())
                    .map(ChannelAccount::kind)
                    .orElse(Consents.EVERYWHERE);
            obstacles(tenant, mailing.purpose(), kind, people.values())
                    .forEach((contact, obstacle) -> why.putIfAbsent(contact, obstacle.wire()));
        });
        return why;
    }
}
