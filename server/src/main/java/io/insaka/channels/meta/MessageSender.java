package io.insaka.channels.meta;

import io.insaka.channels.graph.Answers;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import tools.jackson.databind.node.ObjectNode;

/** Sends one message: uploads its file first, then posts it once. Meta knows no idempotency key. */
final class MessageSender {
    private final Platform platform;
    private final ProviderHttp http;
    private final Upload upload;
    private final Answers answers;

    MessageSender(Platform platform, ProviderHttp http, Answers answers) {
        this.platform = platform;
        this.http = http;
        this.upload = new Upload(http);
        this.answers = answers;
    }

    SendOutcome send(MetaSettings settings, Outgoing message) {
        try {
            if (message.content() instanceof Content.Reaction) {
                return reacted(settings, message);
            }
            MessageBody.Uploaded file = null;
            if (message.content() instanceof Content.Media && message.file() != null) {
                String type = Upload.type(platform, message.file());
                // Whatever else is wrong with the message shows before the file travels.
                MessageBody.of(platform, message, new MessageBody.Uploaded("", type));
                Reply reply = upload.send(platform, settings, type, message.file());
                String id =
                        reply instanceof Reply.Answered answer && Answers.isSuccess(answer) ? Upload.id(answer) : null;
                if (id == null) {
                    return answers.toPreparation(reply);
                }
                file = new MessageBody.Uploaded(id, type);
            }
            return answers.toMessage(post(settings, MessageBody.of(platform, message, file)));
        } catch (Unsendable refused) {
            return new SendOutcome.Refused(new ProviderError(refused.code(), refused.text()), Scope.MESSAGE);
        }
    }

    /** A reaction has no id at Meta, and doing it twice changes nothing. */
    private SendOutcome reacted(MetaSettings settings, Outgoing message) throws Unsendable {
        Reply reply = post(settings, MessageBody.of(platform, message, null));
        return reply instanceof Reply.Answered answer && Answers.isSuccess(answer)
                ? new SendOutcome.Accepted("reaction|" + message.correlation())
                : answers.toPreparation(reply);
    }

    private Reply post(MetaSettings settings, ObjectNode body) {
        return http.call(HttpRequest.newBuilder(settings.messages())
                .header("Authorization", settings.authorization())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(GraphJson.bytes(body))));
    }

    /** Read and typing marks. Their loss harms nobody, so whatever happens to them is not looked at. */
    void mark(MetaSettings settings, Mark mark) {
        try {
            ObjectNode body = GraphJson.object();
            body.putObject("recipient").put("id", MessageBody.recipient(platform, mark.to()));
            post(settings, body.put("sender_action", mark.typing() ? "typing_on" : "mark_seen"));
        } catch (Unsendable nobody) {
            // Then there is nobody to show it to.
        }
    }
}
