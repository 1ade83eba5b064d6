package io.insaka.conversations;

import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was said before several messages, read at once. */
@ProductTest
class SpotsTest {
    private static final String CONTACT = "260970000001";
    private static final int MANY = 24;

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    Inbox inbox;

    @Autowired
    TenantTransactions transactions;

    @Test
    void tellsEachWhatWasSaidBeforeItOnceThoughTwoAskForTheSame() {
        var organisation = organisations.found();
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(text(CONTACT, "m1", "menu"));
        account.awaitBalanced(1);
        account.deliver(text(CONTACT, "m2", "menu"));
        account.awaitBalanced(2);
        var conversation = new ConversationId(UUID.fromString(account.conversation()));
        var tenant = organisation.tenant();
        List<Message> all = transactions.call(tenant, () -> inbox.after(tenant, conversation, 0, MANY));
        List<MessageId> inbound = all.stream()
                .filter(message -> message.direction() == Direction.INBOUND)
                .map(Message::id)
                .toList();
        var first = new Inbox.Spot(conversation, inbound.getFirst());
        var second = new Inbox.Spot(conversation, inbound.getLast());
        Map<Inbox.Spot, List<Message>> before =
                transactions.call(tenant, () -> inbox.before(tenant, List.of(second, first, second), MANY));
        assertThat(before.get(first)).isEmpty();
        assertThat(before.get(second))
                .extracting(Message::id)
                .containsExactlyElementsOf(all.stream()
                        .map(Message::id)
                        .takeWhile(id -> !id.equals(inbound.getLast()))
                        .toList());
    }
}
