package io.insaka.desk.merging;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Anna writes on two channels about one thing, Ben on one of them about his own. */
final class Talks {
    static final String ANNA = "260970000001";
    static final String BEN = "260970000002";

    final Organisation organisation;
    final Api api;
    final TestingAccount chat;
    final TestingAccount mail;
    final String there;
    final String here;
    final String bens;

    Talks(Organisation organisation, TestingChannel channel) {
        this.organisation = organisation;
        api = organisation.api();
        chat = TestingAccount.connect(channel, organisation);
        mail = TestingAccount.connect(channel, organisation);
        chat.deliver(text(ANNA, "c1", "agent"), text(BEN, "b1", "agent"));
        mail.deliver(text(ANNA, "m1", "agent"));
        chat.awaitBalanced(2);
        mail.awaitBalanced(1);
        here = conversation(chat, "0001");
        bens = conversation(chat, "0002");
        there = conversation(mail, "0001");
    }

    String conversation(TestingAccount account, String ending) {
        String[] found = {""};
        await().atMost(PATIENCE).until(() -> {
            found[0] = api.get("/api/v1/conversations?channel=" + account.id() + "&q=" + ending)
                    .expect(200)
                    .json()
                    .at("/items/0/id")
                    .asString("");
            return !found[0].isEmpty();
        });
        return found[0];
    }

    static String at(String conversation) {
        return "/api/v1/conversations/" + conversation;
    }

    JsonNode view(String conversation) {
        return api.get(at(conversation)).expect(200).json();
    }

    Api.Response merge(Api by, String conversation, String into) {
        return by.post(at(conversation) + "/merge", Map.of("into", into));
    }

    JsonNode merged(String conversation, String into) {
        return merge(api, conversation, into).expect(200).json();
    }

    static void refused(Api.Response response, int status, String code) {
        assertThat(response.expect(status).json().path("code").asString()).isEqualTo(code);
    }

    static List<String> ids(Api by, String query) {
        return by.get("/api/v1/conversations" + query)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    List<String> kinds(String conversation) {
        return api.get(at(conversation) + "/activities")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    List<String> words(String conversation) {
        return api.get(at(conversation) + "/messages")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    String label(String name) {
        return api.post("/api/v1/labels", Map.of("name", name, "colour", "red"))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    void change(String conversation, Map<String, ?> changes) {
        var asked = new HashMap<String, Object>(changes);
        asked.put("conversations", List.of(conversation));
        api.post("/api/v1/conversations/changes", asked).expect(200);
    }

    List<String> labels(String conversation) {
        return view(conversation)
                .path("labels")
                .valueStream()
                .map(label -> label.path("name").asString())
                .toList();
    }

    List<String> tasks(String conversation) {
        return api.get("/api/v1/tasks?whose=all&conversation=" + conversation)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(task -> task.path("title").asString())
                .toList();
    }
}
