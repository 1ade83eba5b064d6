package io.insaka.intake;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class LanesTest {
    private static final String ONE = "260970000001";
    private static final String OTHER = "260970000002";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private TestingAccount account;

    @BeforeEach
    void connect() {
        account = TestingAccount.connect(channel, organisations.found());
    }

    private static List<String> heard(List<JsonNode> messages) {
        return messages.stream()
                .filter(message -> message.path("direction").asString().equals("inbound"))
                .map(message -> message.path("text").asString())
                .toList();
    }

    @Test
    void keepsTheOrderOfEachSenderHoweverManyWriteAtOnce() {
        int senders = 12;
        int each = 10;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, senders)
                    .forEach(sender -> threads.submit(() -> IntStream.range(0, each)
                            .forEach(n -> account.deliver(
                                    text("26097000010" + sender, sender + "-" + n, "word " + n),
                                    text("26097000010" + sender, sender + "+" + n, "again " + n)))));
        }
        account.awaitBalanced(senders * each * 2L);
        List<String> expected = IntStream.range(0, each)
                .boxed()
                .flatMap(n -> List.of("word " + n, "again " + n).stream())
                .toList();
        assertThat(account.conversations())
                .hasSize(senders)
                .allSatisfy(conversation -> assertThat(
                                heard(account.messages(conversation.path("id").asString())))
                        .isEqualTo(expected));
    }

    @Test
    void makesALaneWaitBehindItsFailingItemAndNoOther() {
        account.breakOn("poison one");
        account.deliver(text(ONE, "bad", "poison one"), text(ONE, "behind", "menu"), text(OTHER, "free", "menu"));
        await().atMost(PATIENCE).until(() -> account.state("free"), "done"::equals);
        await().atMost(PATIENCE)
                .until(() -> account.item("bad").path("attempts").asInt() > 0);
        assertThat(account.state("behind")).isEqualTo("received");
        assertThat(account.balance().path("waiting").asInt()).isEqualTo(2);
        account.mend("poison one");
        account.awaitBalanced(3);
        assertThat(heard(account.messages(conversationOf(ONE)))).containsExactly("poison one", "menu");
    }

    private String conversationOf(String phone) {
        return account.conversations().stream()
                .filter(conversation ->
                        conversation.at("/contact/address").asString().endsWith(phone))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    @Test
    void givesAnItemUpAfterEnoughTriesAndAnswersItOnceWhenItIsReplayed() {
        account.breakOn("poison two");
        account.deliver(text(ONE, "bad", "poison two"), text(ONE, "behind", "menu"));
        account.awaitBalanced(2);
        assertThat(account.state("behind")).isEqualTo("done");
        JsonNode dead = account.item("bad");
        assertThat(dead.path("state").asString()).isEqualTo("dead");
        assertThat(dead.path("error").asString()).startsWith("IllegalStateException");
        account.mend("poison two");
        int before = account.sent().size();
        String replay = "/api/v1/intake/" + dead.path("id").asString() + "/replay";
        account.api().post(replay).expect(202);
        account.awaitBalanced(2);
        assertThat(account.api().post(replay).expect(409).code()).isEqualTo("intake/not-replayable");
        assertThat(account.state("bad")).isEqualTo("done");
        await().atMost(PATIENCE).until(() -> account.sent().size(), sent -> sent > before);
        assertThat(heard(account.messages(conversationOf(ONE)))).containsExactly("menu", "poison two");
        assertThat(account.balance().path("dead").asInt()).isZero();
    }
}
