package io.insaka.desk;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class VipTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Test
    void bringsMessagesOfWhoMattersMostToTheTopAndStillAnswersThem() {
        var organisation = organisations.found();
        var account = TestingAccount.connect(channel, organisation);
        Api api = organisation.api();
        api.post("/api/v1/articles", Map.of("question", "Where can I park?", "answer", "Behind the hall."))
                .expect(201);
        account.deliver(text("260970000001", "m1", "menu"));
        account.awaitBalanced(1);
        String conversation = "/api/v1/conversations/" + account.conversation();
        assertThat(api.get(conversation).expect(200).json().path("priority").asString())
                .isEqualTo("normal");
        String contact = "/api/v1/contacts/"
                + api.get(conversation).expect(200).json().at("/contact/id").asString();
        assertThat(api.get(contact).expect(200).json().path("vip").asBoolean()).isFalse();

        JsonNode favoured =
                api.put(contact + "/vip", Map.of("vip", true)).expect(200).json();
        assertThat(favoured.path("vip").asBoolean()).isTrue();
        account.deliver(text("260970000001", "m2", "where can I park my car"));
        account.awaitBalanced(2);
        JsonNode after = api.get(conversation).expect(200).json();
        assertThat(after.path("priority").asString()).isEqualTo("high");
        assertThat(after.at("/holder/kind").asString())
                .as("a VIP is answered by the bot like anybody")
                .isEqualTo("bot");
        await().atMost(PATIENCE).until(() -> account.sentTexts().contains("Behind the hall."));

        assertThat(api.put(contact + "/vip", Map.of("vip", false))
                        .expect(200)
                        .json()
                        .path("vip")
                        .asBoolean())
                .isFalse();
        refuses(organisation, contact);
    }

    @Test
    void bringsSomebodyToTheTopWhoWaitsAlready() {
        var organisation = organisations.found();
        var account = TestingAccount.connect(channel, organisation);
        Api api = organisation.api();
        account.deliver(text("260970000001", "m1", "agent"));
        account.awaitBalanced(1);
        String conversation = "/api/v1/conversations/" + account.conversation();
        JsonNode waiting = api.get(conversation).expect(200).json();
        assertThat(waiting.path("priority").asString()).isEqualTo("normal");
        api.put("/api/v1/contacts/" + waiting.at("/contact/id").asString() + "/vip", Map.of("vip", true))
                .expect(200);
        assertThat(api.get(conversation).expect(200).json().path("priority").asString())
                .isEqualTo("high");
    }

    private void refuses(Organisations.Organisation organisation, String contact) {
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        viewer.put(contact + "/vip", Map.of("vip", true)).expect(403);
        organisation
                .api()
                .put("/api/v1/contacts/" + UUID.randomUUID() + "/vip", Map.of("vip", true))
                .expect(404);
        organisation.api().put(contact + "/vip", Map.of()).expect(400);
    }
}
