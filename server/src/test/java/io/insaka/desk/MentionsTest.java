package io.insaka.desk;

import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class MentionsTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private static long mentions(Api who) {
        return who.get("/api/v1/conversations/counts?status=open")
                .expect(200)
                .json()
                .path("mentions")
                .asLong();
    }

    private static List<String> listed(Api who) {
        return who.get("/api/v1/conversations?view=mentions")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    @Test
    void callsATeammateByNameUntilTheyHaveLooked() {
        var organisation = organisations.found();
        Api owner = organisation.api();
        var agent = organisations.join(organisation, Role.AGENT);
        var viewer = organisations.join(organisation, Role.VIEWER);
        var account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", "agent"));
        account.deliver(text("260970000002", "m2", "agent"));
        account.awaitBalanced(2);
        String conversation = account.conversations().getFirst().path("id").asString();
        String at = "/api/v1/conversations/" + conversation;
        var called = List.of(
                agent.caller().teammate().toString(),
                viewer.caller().teammate().toString(),
                UUID.randomUUID().toString());
        for (String words : List.of("@Colleague can you look?", "@Colleague it is urgent")) {
            owner.post(at + "/messages", Map.of("text", words, "note", true, "mentions", called))
                    .expect(201);
        }
        assertThat(mentions(agent.api())).as("one conversation, however often").isEqualTo(1);
        assertThat(mentions(owner)).isZero();
        assertThat(listed(agent.api())).containsExactly(conversation);
        assertThat(listed(owner)).isEmpty();
        assertThat(listed(viewer.api())).as("does not answer customers").isEmpty();

        agent.api().post(at + "/read").expect(204);
        assertThat(mentions(agent.api())).isZero();
        assertThat(listed(agent.api())).as("is still found").containsExactly(conversation);

        owner.post(at + "/messages", Map.of("text", "Hello", "mentions", called))
                .expect(201);
        assertThat(mentions(agent.api())).as("only notes call somebody").isZero();
    }
}
