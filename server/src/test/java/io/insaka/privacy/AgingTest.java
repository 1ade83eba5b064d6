package io.insaka.privacy;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.conversations.Aging;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.Poison;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Which messages are old, and where they are looked for. */
@ProductTest
class AgingTest {
    private static final String MARY = "260970000001";
    private static final String JOHN = "260970000002";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Aging aging;

    private final String url;

    /** The schema's owner: makes messages old that are not. */
    private final JdbcClient everything;

    private TenantId tenant;
    private TestingAccount shop;

    AgingTest(@Value("${insaka.database-url}") String url) {
        this.url = url;
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void connect() {
        Organisation organisation = organisations.found();
        tenant = organisation.tenant();
        shop = TestingAccount.connect(channel, organisation);
    }

    private static ChannelId id(TestingAccount account) {
        return new ChannelId(UUID.fromString(account.id()));
    }

    private void at(JsonNode message, Instant moment) {
        everything
                .sql("UPDATE message SET created_at = ? WHERE tenant_id = ? AND id = ?::uuid")
                .param(moment.atOffset(ZoneOffset.UTC))
                .param(tenant.value())
                .param(message.path("id").asString())
                .update();
        // A round may have been there when it was new.
        everything
                .sql("UPDATE conversation SET aged_at = '-infinity' WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
    }

    private List<String> inbound(TestingAccount account) {
        return account.messages(account.conversation()).stream()
                .filter(message -> message.path("direction").asString().equals("inbound"))
                .map(message -> message.path("text").asString(""))
                .toList();
    }

    @Test
    void keepsTheMessageOfTheVeryMoment() {
        shop.deliver(text(MARY, "m1", "just before"), text(MARY, "m2", "at the border"), text(MARY, "m3", "after"));
        shop.awaitBalanced(3);
        Instant border = Instant.now().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MICROS);
        String conversation = shop.conversation();
        at(shop.message(conversation, "just before"), border.minus(1, ChronoUnit.MICROS));
        at(shop.message(conversation, "at the border"), border);
        assertThat(transactions
                        .call(tenant, () -> aging.count(tenant, id(shop), border))
                        .messages())
                .isEqualTo(1);
        assertThat(transactions.call(tenant, () -> aging.some(tenant, id(shop), border)))
                .hasValueSatisfying(part -> assertThat(part.messages()).isEqualTo(1));
        assertThat(left(border)).isZero();
        assertThat(inbound(shop)).containsExactlyInAnyOrder("at the border", "after");
    }

    /** In how many conversations something was looked for. */
    private int left(Instant border) {
        for (int looked = 0; ; looked++) {
            var part = transactions.call(tenant, () -> aging.some(tenant, id(shop), border));
            if (part.isEmpty()) {
                return looked - 1;
            }
            assertThat(part.get().messages()).isZero();
        }
    }

    @Test
    void looksOnlyAtWhatCanBeDue() {
        shop.deliver(text(MARY, "m1", "old"), text(JOHN, "j1", "new"));
        shop.awaitBalanced(2);
        Instant border = Instant.now().minus(Duration.ofDays(10));
        assertThat(left(border)).as("looked through once, both at once").isZero();
        assertThat(undue(border)).isEqualTo(2);
        assertThat(undue(Instant.now().minusSeconds(600)))
                .as("not before its oldest message is old")
                .isEqualTo(2);
        assertThat(undue(Instant.now().plusSeconds(60))).isZero();
    }

    private long undue(Instant border) {
        return everything
                .sql("SELECT count(*) FROM conversation WHERE tenant_id = ? AND channel_id = ?::uuid AND aged_at >= ?")
                .param(tenant.value())
                .param(shop.id())
                .param(border.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** It is left for the next round, and the others go. */
    @Test
    void aConversationThatFailsDoesNotHoldUpTheOthers() {
        shop.deliver(text(MARY, "m1", "old"), text(JOHN, "j1", "old, too"));
        shop.awaitBalanced(2);
        String kept = shop.conversations().getFirst().path("id").asString();
        everything
                .sql("UPDATE message SET created_at = created_at - interval '50 days' WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        Instant border = Instant.now().minus(Duration.ofDays(10));
        try (var _ = new Poison(url, "DELETE ON message", "OLD.conversation_id = '" + kept + "'")) {
            await().atMost(PATIENCE)
                    .until(() -> transactions
                            .call(tenant, () -> aging.some(tenant, id(shop), border))
                            .isEmpty());
        }
        assertThat(left()).isEqualTo(1);
        assertThat(shop.messages(kept)).isNotEmpty();
        Instant next = border.plus(Duration.ofHours(6));
        await().atMost(PATIENCE)
                .until(() -> transactions
                        .call(tenant, () -> aging.some(tenant, id(shop), next))
                        .isEmpty());
        assertThat(left()).isZero();
    }

    /** Conversations in which a customer's message is left. */
    private long left() {
        return everything
                .sql(
                        "SELECT count(DISTINCT conversation_id) FROM message WHERE tenant_id = ? AND direction = 'inbound'")
                .param(tenant.value())
                .query(Long.class)
                .single();
    }
}
