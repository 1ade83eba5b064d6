package io.insaka.mailings;

import static io.insaka.mailings.Composed.EVERYONE;
import static io.insaka.mailings.Composed.wish;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Poison;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Somebody whom nobody can write to, for a reason that nobody foresaw. */
@ProductTest
class PoisonedMailingTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    Rounds rounds;

    private final String url;
    private Organisations.Organisation organisation;
    private Api api;
    private TestingAccount account;

    PoisonedMailingTest(@Value("${insaka.database-url}") String url) {
        this.url = url;
    }

    @BeforeEach
    void written() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
        account.deliver(
                text("260970900001", "in-1", "menu"),
                text("260970900002", "in-2", "menu"),
                text("260970900003", "in-3", "menu"));
        account.awaitBalanced(3);
    }

    @Test
    void oneIsLeftOutAndTheOthersGetIt() {
        String thread = account.conversations().getFirst().path("id").asString();
        var mailing = Composed.of(api, wish(account.id(), EVERYONE, "we moved"));
        try (var _ = new Poison(url, "INSERT ON message", "NEW.conversation_id = '" + thread + "'")) {
            mailing.start().awaitState("done");
        }
        mailing.awaitCount("sent", 2);
        assertThat(mailing.skipped("failed")).isEqualTo(1);
        assertThat(account.sent().stream().filter(sent -> sent.content().words().contains("we moved")))
                .hasSize(2);
        assertThat(account.messages(thread))
                .as("nothing is half written")
                .noneMatch(message -> message.path("text").asString("").contains("we moved"));
    }

    @Test
    void aMailingThatKeepsFailingStandsStillAndSaysSo() {
        var mailing = Composed.of(api, wish(account.id(), EVERYONE, "we moved"));
        try (var _ = new Poison(url, "UPDATE ON mailing", "NEW.id = '" + mailing.id() + "' AND NEW.state = 'done'")) {
            mailing.start();
            rounds.giveUp(new MailingRepository.Due(organisation.tenant(), mailing.id()));
            assertThat(mailing.view().path("state").asString()).isEqualTo("paused");
            assertThat(mailing.view().path("why").asString()).isEqualTo("failed");
        }
        api.post(mailing.at() + "/resume").expect(200);
        mailing.awaitCount("sent", 3);
        mailing.awaitState("done");
    }
}
