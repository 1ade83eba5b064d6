package io.insaka.mailings;

import io.insaka.contacts.consent.Purposes;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mailings that went out at a time that is past: everybody read theirs. Joins the tenant's open transaction. */
@Component
public class PastMailings {
    private static final int PER_MINUTE = 60;

    private final MailingRepository mailings;
    private final AddresseeRepository addressees;

    PastMailings(MailingRepository mailings, AddresseeRepository addressees) {
        this.mailings = mailings;
        this.addressees = addressees;
    }

    public record Bygone(String name, ChannelId channel, String text, TeammateId author) {}

    /** One letter of it. */
    public record Letter(ContactId contact, ConversationId conversation, MessageId message) {}

    /** @param id what its letters name as their author */
    public void keep(TenantId tenant, UUID id, Bygone bygone, List<Letter> letters, Instant at) {
        List<UUID> contacts =
                letters.stream().map(letter -> letter.contact().value()).toList();
        var plan = new Plan(new Plan.Audience.Chosen(contacts), new Plan.Letter(null, bygone.text(), null, false));
        mailings.insert(
                tenant,
                id,
                new Mailings.Wish(bygone.name(), bygone.channel(), Purposes.SERVICE, plan, PER_MINUTE),
                plan,
                new MailingRepository.Terms(PER_MINUTE, bygone.author(), at));
        addressees.insert(
                tenant,
                id,
                letters.stream()
                        .map(letter -> new Choosing.Choice(letter.contact(), letter.contact(), null))
                        .toList(),
                at);
        addressees.place(
                tenant,
                id,
                letters.stream()
                        .map(letter -> new AddresseeRepository.Placed(
                                letter.contact(), letter.conversation(), letter.message(), null))
                        .toList(),
                at);
        addressees.read(tenant, id, at);
        mailings.gathered(tenant, id, letters.size(), null, 0, at);
        mailings.state(tenant, id, Mailing.State.RUNNING, null, null, at);
        mailings.state(tenant, id, Mailing.State.DONE, null, null, at);
        mailings.rest(tenant, id);
    }
}
