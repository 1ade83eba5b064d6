package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Answers;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import tools.jackson.databind.node.ObjectNode;

/** Sends one message: uploads its file first, then posts it once. Meta knows no idempotency key. */
final class MessageSender {
    private final ProviderHttp http;
    private final MediaUpload upload;
    private final Answers answers;

    MessageSender(ProviderHttp http, Answers answers) {
        this.http = http;
        this.upload = new MediaUpload(http);
        this.answers = answers;
    }

    SendOutcome send(WhatsAppSettings settings, Outgoing message) {
        try {
            Uploaded file = null;
            if (message.content() instanceof Content.Media media && message.file() != null) {
                MediaKind kind = MediaUpload.kind(media, message.file());
                String name = kind == MediaKind.DOCUMENT
                        ? MediaUpload.name(message.file().fileName())
                        : null;
                // Whatever else is wrong with the message shows before the file travels.
                MessageBody.of(message, new Uploaded("", kind, name));
                Reply reply = upload.send(settings, message.file());
                String id = reply instanceof Reply.Answered answer && Answers.isSuccess(answer)
                        ? MediaUpload.id(answer)
                        : null;
                if (id == null) {
                    return answers.toPreparation(reply);
                }
                file = new Uploaded(id, kind, name);
            }
            return post(settings, MessageBody.of(message, file));
        } catch (Unsendable refused) {
            return new SendOutcome.Refused(new ProviderError(refused.code(), refused.text()), Scope.MESSAGE);
        }
    }

    private SendOutcome post(WhatsAppSettings settings, ObjectNode body) {
        return answers.toMessage(http.call(request(settings, body)));
    }

    /** Read and typing marks. Their loss harms nobody, so whatever happens to them is not looked at. */
    void mark(WhatsAppSettings settings, String providerId, boolean typing) {
        ObjectNode body = GraphJson.object();
        body.put("messaging_product", "whatsapp").put("status", "read").put("message_id", providerId);
        if (typing) {
            body.putObject("typing_indicator").put("type", "text");
        }
        http.call(request(settings, body));
    }

    private static HttpRequest.Builder request(WhatsAppSettings settings, ObjectNode body) {
        return HttpRequest.newBuilder(settings.messages())
                .header("Authorization", settings.authorization())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(GraphJson.bytes(body)));
    }
}
