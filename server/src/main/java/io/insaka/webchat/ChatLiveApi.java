package io.insaka.webchat;

import io.insaka.conversations.Conversation;
import io.insaka.database.TenantTransactions;
import io.insaka.live.Change;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happens in a visitor's thread, as it happens. */
@RestController
class ChatLiveApi {
    private static final Logger log = LoggerFactory.getLogger(ChatLiveApi.class);
    private static final long HEARTBEAT_MILLIS = 15_000;
    /** Then the browser comes back, and its token is looked at again. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Doorkeeper doorkeeper;
    private final ChatStreams streams;
    private final TenantTransactions transactions;
    private final VisitorThreads threads;
    private final ThreadView.Sources sources;

    ChatLiveApi(
            Doorkeeper doorkeeper,
            ChatStreams streams,
            TenantTransactions transactions,
            VisitorThreads threads,
            ThreadView.Sources sources) {
        this.doorkeeper = doorkeeper;
        this.streams = streams;
        this.transactions = transactions;
        this.threads = threads;
        this.sources = sources;
    }

    @GetMapping(path = "/api/chat/{channel}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Open
    SseEmitter live(
            @PathVariable UUID channel,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request) {
        Visit visit = doorkeeper.visit(channel, request);
        Conversation conversation =
                transactions.call(visit.tenant(), () -> threads.find(visit).orElse(null));
        ChatStream stream = streams.open(visit, conversation == null ? null : conversation.id());
        var emitter = new SseEmitter(0L);
        Runnable leave = () -> {
            stream.close();
            streams.leave(stream);
        };
        emitter.onCompletion(leave);
        emitter.onError(failure -> leave.run());
        Thread.ofVirtual().name("chat-stream").start(() -> pump(stream, emitter, last, leave));
        return emitter;
    }

    private void pump(ChatStream stream, SseEmitter emitter, @Nullable String last, Runnable leave) {
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            ThreadView resumed = last == null ? null : resumed(stream.visit(), last);
            ThreadView view = resumed == null ? ThreadView.fresh(stream.visit(), sources) : resumed;
            // A place that is not known any more cannot be gone on from: the browser reads the thread anew.
            String greeting = last == null || resumed != null ? "ready" : "reset";
            send(emitter, view.cursor(), greeting, Map.of());
            tell(stream, emitter, view);
            while (stream.open() && System.nanoTime() < end) {
                List<String> happened = stream.next(HEARTBEAT_MILLIS);
                if (happened.isEmpty()) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    continue;
                }
                if (concerns(happened, Change.ANSWERING::equals)) {
                    answering(emitter, view, stream.visit());
                }
                if (concerns(happened, what -> !what.equals(Change.ANSWERING) && !Change.isAside(what))) {
                    tell(stream, emitter, view);
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            // The visitor went away; they resume with the last id they saw.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            log.debug("A chat stream ended early", away);
            emitter.complete();
        } finally {
            leave.run();
        }
    }

    private static boolean concerns(List<String> happened, java.util.function.Predicate<String> wanted) {
        return happened.stream().flatMap(what -> Arrays.stream(what.split(","))).anyMatch(wanted);
    }

    private @Nullable ThreadView resumed(Visit visit, String last) {
        return ChatCursor.parse(last)
                .map(from -> ThreadView.resumed(visit, sources, from))
                .orElse(null);
    }

    private void tell(ChatStream stream, SseEmitter emitter, ThreadView view) throws IOException {
        boolean more = true;
        while (more) {
            ThreadView.News news = view.news();
            if (stream.conversation() == null && view.conversation() != null) {
                streams.bind(stream, view.conversation());
                // What happened before it was bound may have reached nobody.
                more = true;
            } else {
                more = news.more();
            }
            for (ThreadView.Event event : news.events()) {
                send(emitter, event.id(), event.name(), event.data());
            }
        }
    }

    private void answering(SseEmitter emitter, ThreadView view, Visit visit) throws IOException {
        ChatMessage.Holder holder = transactions.call(
                visit.tenant(),
                () -> threads.holder(visit.tenant(), threads.find(visit).orElse(null)));
        boolean person = !holder.kind().equals("bot");
        var data = new java.util.HashMap<String, @Nullable Object>();
        data.put("by", person ? "teammate" : "bot");
        data.put("name", holder.name());
        send(emitter, view.cursor(), "typing", data);
    }

    private static void send(SseEmitter emitter, String cursor, String name, Object data) throws IOException {
        emitter.send(SseEmitter.event().name(name).id(cursor).data(data, MediaType.APPLICATION_JSON));
    }
}
