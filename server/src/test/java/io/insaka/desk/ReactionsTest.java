package io.insaka.desk;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A reaction, whoever made it, shows at the message it is about. */
@ProductTest
class ReactionsTest {
    private static final String CONTACT = "260970000001";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private TestingAccount account;
    private String conversation = "";

    @BeforeEach
    void aContactWantsAPerson() {
        account = TestingAccount.connect(channel, organisations.found());
        account.deliver(text(CONTACT, "m1", "agent"));
        account.awaitBalanced(1);
        conversation = account.conversation();
        await().atMost(PATIENCE)
                .until(() -> account.messages(conversation).stream()
                        .noneMatch(message -> List.of("queued", "sending")
                                .contains(message.path("status").asString())));
    }

    private JsonNode target() {
        return account.message(conversation, "agent");
    }

    private List<String> marks() {
        return target().path("reactions")
                .valueStream()
                .map(reaction -> reaction.path("by").asString() + " "
                        + reaction.path("emoji").asString())
                .toList();
    }

    private String react(@Nullable String emoji) {
        Map<String, Object> reaction =
                new HashMap<>(Map.of("messageId", target().path("id").asString()));
        reaction.put("emoji", emoji);
        return account.api()
                .post("/api/v1/conversations/" + conversation + "/messages", Map.of("reaction", reaction))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private void awaitSent(int count) {
        await().atMost(PATIENCE).until(() -> reactionsSent().size() == count);
    }

    private List<Content.Reaction> reactionsSent() {
        return account.sent().stream()
                .filter(message -> message.content() instanceof Content.Reaction)
                .map(message -> (Content.Reaction) message.content())
                .toList();
    }

    private JsonNode listed() {
        return account.conversations().getFirst();
    }

    @Test
    void marksTheMessageAndIsChangedAndTakenBack() {
        int before = account.messages(conversation).size();
        JsonNode listed = listed();
        react("👍");
        assertThat(marks()).containsExactly("teammate 👍"); // before the provider has it, like any message
        assertThat(account.messages(conversation)).hasSize(before);
        awaitSent(1);
        assertThat(reactionsSent().getFirst()).isEqualTo(new Content.Reaction("m1", "👍"));
        react("🙏");
        awaitSent(2);
        assertThat(marks()).containsExactly("teammate 🙏");
        account.deliver(Map.of("type", "reaction", "from", CONTACT, "id", "r1", "target", "m1", "emoji", "❤️"));
        account.awaitBalanced(2);
        assertThat(marks()).containsExactly("contact ❤️", "teammate 🙏");
        react(null);
        awaitSent(3);
        assertThat(reactionsSent().getLast()).isEqualTo(new Content.Reaction("m1", null));
        assertThat(marks()).containsExactly("contact ❤️");
        account.deliver(Map.of("type", "reaction", "from", CONTACT, "id", "r2", "target", "m1"));
        account.awaitBalanced(3);
        assertThat(marks()).isEmpty();
        assertThat(account.messages(conversation)).hasSize(before);
        assertThat(listed().at("/lastMessage")).isEqualTo(listed.at("/lastMessage"));
        assertThat(listed().path("waitingSince")).isEqualTo(listed.path("waitingSince")); // a nod is no answer
    }

    @Test
    void isALineOfItsOwnOnlyWhenItCouldNotBeSent() {
        react("👍");
        awaitSent(1);
        account.script(message -> new SendOutcome.Refused(
                new ProviderError("too-old", "This message is too old."), SendOutcome.Scope.MESSAGE));
        String failed = react("🙏");
        await().atMost(PATIENCE).until(() -> listed().at("/lastMessage/status").asString(), "failed"::equals);
        assertThat(marks()).containsExactly("teammate 👍"); // what the contact still sees
        JsonNode line = account.messages(conversation).getLast();
        assertThat(line.path("id").asString()).isEqualTo(failed);
        assertThat(line.at("/error/text").asString()).isEqualTo("This message is too old.");
        account.script(TestingChannel::accepted);
        account.api().post("/api/v1/dead-letters/" + failed + "/resend").expect(202);
        await().atMost(PATIENCE).until(this::marks, List.of("teammate 🙏")::equals);
        assertThat(account.messages(conversation))
                .noneMatch(message -> message.path("id").asString().equals(failed));
    }

    @Test
    void showsWhatWasDoneInTheProvidersOwnApp() {
        account.deliver(
                Map.of("type", "echo", "from", CONTACT, "id", "e1", "target", "m1", "emoji", "👍"),
                Map.of("type", "echo", "from", CONTACT, "id", "e2", "target", "nobody", "emoji", "👍"));
        account.awaitBalanced(3);
        assertThat(marks()).containsExactly("teammate 👍");
        assertThat(account.messages(conversation))
                .filteredOn(message -> message.path("type").asString().equals("reaction"))
                .hasSize(1); // about something that is not here: kept where it can be seen
    }
}
