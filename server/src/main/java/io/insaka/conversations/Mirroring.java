package io.insaka.conversations;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.Holding;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells providers that show the conversation to people of their own who has it now. Once it is committed, and best
 * effort: the next change of hands puts a lost one right.
 */
@Component
class Mirroring {
    private static final Logger log = LoggerFactory.getLogger(Mirroring.class);

    private final Channels channels;
    private final Contacts contacts;
    private final TenantTransactions transactions;

    Mirroring(Channels channels, Contacts contacts, TenantTransactions transactions) {
        this.channels = channels;
        this.contacts = contacts;
        this.transactions = transactions;
    }

    private record Told(ChannelAccount account, Conversation conversation) {}

    /** Joins the tenant's open transaction. */
    void changed(TenantId tenant, List<Conversation> conversations) {
        List<Told> told = conversations.stream()
                .flatMap(conversation -> channels
                        .find(tenant, conversation.channel())
                        .filter(account -> channels.adapter(account.kind()).mirrors())
                        .map(account -> new Told(account, conversation))
                        .stream())
                .toList();
        if (!told.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    Thread.ofVirtual().name("mirror").start(() -> told.forEach(each -> tell(tenant, each)));
                }
            });
        }
    }

    private void tell(TenantId tenant, Told told) {
        try {
            List<Address> to = transactions
                    .call(
                            tenant,
                            () -> contacts.find(tenant, told.conversation().contact()))
                    .map(Contact::addresses)
                    .orElse(List.of());
            Channel adapter = channels.adapter(told.account().kind());
            adapter.mirror(told.account().settings(), to, holding(told.conversation()));
        } catch (RuntimeException failure) {
            log.warn("Who has a conversation could not be told to its provider: {}", Failures.words(failure));
        }
    }

    private static Holding holding(Conversation conversation) {
        if (conversation.resolved()) {
            return Holding.RESOLVED;
        }
        return conversation.holder() instanceof Holder.Bot ? Holding.BOT : Holding.PERSON;
    }
}
