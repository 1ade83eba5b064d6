package io.insaka.channels.meta;

import io.insaka.channels.graph.Answers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphErrors;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Profile;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Asks Meta what a customer is called: webhooks bring their id alone. */
final class Profiles {
    private static final int LONGEST_NAME = 200;

    private final Platform platform;
    private final ProviderHttp http;
    private final Answers answers;

    Profiles(Platform platform, ProviderHttp http, Answers answers) {
        this.platform = platform;
        this.http = http;
        this.answers = answers;
    }

    Profile of(MetaSettings page, List<Address> person) {
        try {
            String id = MessageBody.recipient(platform, person);
            Reply reply = http.call(
                    HttpRequest.newBuilder(page.person(id, fields())).header("Authorization", page.authorization()));
            return switch (reply) {
                case Reply.NeverSent never -> new Profile.NotNow(never.why());
                case Reply.Unanswered open -> new Profile.NotNow(open.why());
                case Reply.Answered answer -> said(answer);
            };
        } catch (Unsendable nobody) {
            return new Profile.Untold(nobody.text());
        } catch (IllegalArgumentException odd) {
            return new Profile.Untold("the id is none");
        }
    }

    private String fields() {
        return platform == Platform.MESSENGER ? "name,first_name,last_name" : "name,username";
    }

    private Profile said(Reply.Answered answer) {
        GraphErrors.Failure failure = answers.failure(answer);
        if (failure != null) {
            if (answers.unauthorized(failure)) {
                return new Profile.Unauthorized(failure.error());
            }
            boolean passing = failure.passing() || failure.status() == 429 || failure.status() >= 500;
            return passing
                    ? new Profile.NotNow(failure.error().code())
                    : new Profile.Untold(failure.error().code());
        }
        ObjectNode body = GraphJson.parseObject(answer.body());
        if (!Answers.isSuccess(answer) || body == null) {
            return new Profile.NotNow("status " + answer.status());
        }
        var told = new Fields(body);
        String parts = (told.text("first_name", "") + " " + told.text("last_name", "")).strip();
        return Stream.of(
                        told.text("name", "").strip(),
                        parts,
                        told.text("username", "").strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .<Profile>map(name -> new Profile.Known(name.substring(0, Math.min(name.length(), LONGEST_NAME))))
                .orElseGet(() -> new Profile.Untold("it has no name"));
    }
}
