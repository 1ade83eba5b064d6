package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.webchat.Branding;
import io.insaka.channels.webchat.Visitors;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.push.Pushes;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where a browser says who it is, and learns all it needs to begin. */
@RestController
class ChatSessionApi {
    private static final int ITEMS = 50;

    private final Doorkeeper doorkeeper;
    private final Recognition recognition;
    private final TenantTransactions transactions;
    private final Rooms rooms;
    private final ChatLimits limits;
    private final Clock clock;

    /** What is looked up for the answer. */
    @Component
    record Rooms(VisitorThreads threads, Inbox inbox, ChatLook look, Pushes pushes) {}

    ChatSessionApi(
            Doorkeeper doorkeeper,
            Recognition recognition,
            TenantTransactions transactions,
            Rooms rooms,
            ChatLimits limits,
            Clock clock) {
        this.doorkeeper = doorkeeper;
        this.recognition = recognition;
        this.transactions = transactions;
        this.rooms = rooms;
        this.limits = limits;
        this.clock = clock;
    }

    record Asked(@Nullable String token, @Nullable Claim identity) {}

    /** A JWT, or a user's id with its HMAC. */
    record Claim(
            @Nullable String jwt,
            @Nullable String userId,
            @Nullable String hmac) {
        @Override
        public String toString() {
            return "Claim";
        }
    }

    record Session(
            String token,
            Instant expiresAt,
            VisitorView visitor,
            ThreadView conversation,
            OrganisationView organisation,
            Branding branding,
            Map<String, Boolean> capabilities,
            LimitsView limits) {}

    record VisitorView(
            UUID id, boolean identified, @Nullable String name) {}

    record ThreadView(boolean exists, ChatMessage.Holder holder, int unread) {}

    record OrganisationView(String name) {}

    record LimitsView(
            int textLength, int itemsPerRequest, long fileBytes, List<String> fileTypes, int itemsPerMinute) {}

    @PostMapping("/api/chat/{channel}/session")
    @Open
    Session session(
            @PathVariable UUID channel,
            @RequestBody(required = false) @Nullable Asked asked,
            HttpServletRequest request) {
        ChannelAccount account = doorkeeper.chat(channel);
        doorkeeper.newSession(request);
        Visit visit = new Visit(account, recognition.recognise(account, asked == null ? new Asked(null, null) : asked));
        doorkeeper.count(visit.visitor());
        Instant until = clock.instant().plus(Visitors.LIFE).truncatedTo(ChronoUnit.SECONDS);
        Branding branding = rooms.look().of(account);
        String name = rooms.look().name(account);
        return transactions.call(account.tenant(), () -> {
            Conversation conversation = rooms.threads().find(visit).orElse(null);
            return new Session(
                    Visitors.token(account.settings(), visit.visitor(), until),
                    until,
                    new VisitorView(
                            visit.visitor().id(),
                            visit.visitor().user() != null,
                            visit.visitor().name()),
                    new ThreadView(
                            conversation != null,
                            rooms.threads().holder(account.tenant(), conversation),
                            conversation == null
                                    ? 0
                                    : rooms.inbox().unreadByContact(account.tenant(), conversation.id())),
                    new OrganisationView(name),
                    branding,
                    Map.of(
                            "files",
                            true,
                            "reactions",
                            true,
                            "typing",
                            true,
                            "push",
                            rooms.pushes().enabled(),
                            "receipts",
                            true),
                    new LimitsView(
                            4_000,
                            ITEMS,
                            limits.maxFile().toBytes(),
                            limits.fileTypes().stream().sorted().toList(),
                            60));
        });
    }
}
