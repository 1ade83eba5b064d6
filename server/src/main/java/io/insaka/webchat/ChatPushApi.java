package io.insaka.webchat;

import io.insaka.conversations.Conversation;
import io.insaka.database.TenantTransactions;
import io.insaka.push.Pushes;
import io.insaka.push.Subscription;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the chat's page asks to be told of messages while it is closed. */
@RestController
@RequestMapping("/api/chat/{channel}/push")
class ChatPushApi {
    private final Doorkeeper doorkeeper;
    private final Pushes pushes;
    private final TenantTransactions transactions;
    private final VisitorThreads threads;
    private final Subscriptions subscriptions;

    /** Keeps them, and has the watch know. */
    @org.springframework.stereotype.Component
    record Subscriptions(SubscriptionRepository repository, PushWatch watch, Clock clock) {}

    ChatPushApi(
            Doorkeeper doorkeeper,
            Pushes pushes,
            TenantTransactions transactions,
            VisitorThreads threads,
            Subscriptions subscriptions) {
        this.doorkeeper = doorkeeper;
        this.pushes = pushes;
        this.transactions = transactions;
        this.threads = threads;
        this.subscriptions = subscriptions;
    }

    /** As browsers write a subscription down; there may be more in it. */
    record Asked(@Nullable String endpoint, @Nullable Keys keys) {
        @Override
        public String toString() {
            return "Asked";
        }
    }

    record Keys(@Nullable String p256dh, @Nullable String auth) {
        @Override
        public String toString() {
            return "Keys";
        }
    }

    private Visit visit(UUID channel, HttpServletRequest request) {
        Visit visit = doorkeeper.visit(channel, request);
        if (!pushes.enabled()) {
            throw ChatProblem.pushOff();
        }
        return visit;
    }

    @GetMapping
    @Open
    Map<String, String> key(@PathVariable UUID channel, HttpServletRequest request) {
        return Map.of("key", pushes.publicKey(visit(channel, request).tenant()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open
    void subscribe(@PathVariable UUID channel, @RequestBody Asked asked, HttpServletRequest request) {
        Visit visit = visit(channel, request);
        Subscription subscription = subscription(asked);
        transactions.run(visit.tenant(), () -> {
            Conversation conversation = threads.find(visit).orElse(null);
            long known = conversation == null ? 0 : conversation.activity().nextPosition() - 1;
            subscriptions
                    .repository()
                    .save(
                            visit,
                            conversation == null ? null : conversation.id(),
                            subscription,
                            known,
                            subscriptions.clock().instant());
        });
        subscriptions.watch().follow(visit.tenant());
    }

    private Subscription subscription(Asked asked) {
        Keys keys = asked.keys();
        if (asked.endpoint() == null || keys == null || keys.p256dh() == null || keys.auth() == null) {
            throw ChatProblem.pushEndpoint();
        }
        var subscription = new Subscription(asked.endpoint(), keys.p256dh(), keys.auth());
        if (!pushes.acceptable(subscription)) {
            throw ChatProblem.pushEndpoint();
        }
        return subscription;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open
    void unsubscribe(@PathVariable UUID channel, @RequestBody Asked asked, HttpServletRequest request) {
        Visit visit = visit(channel, request);
        String endpoint = asked.endpoint();
        if (endpoint != null) {
            transactions.run(visit.tenant(), () -> subscriptions.repository().drop(visit, endpoint));
        }
    }
}
