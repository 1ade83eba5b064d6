package io.insaka.desk;

import io.insaka.contacts.Contacts;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The inbox: conversations, who holds them, and passing them from hand to hand. */
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationApi {
    private static final int MOST = 200;
    private static final int MOST_AMONG = 100;
    private final TenantTransactions transactions;
    private final Inbox inbox;
    private final Contacts contacts;
    private final ConversationViews views;
    private final InboxFilters filters;
    private final Hands hands;

    ConversationApi(
            TenantTransactions transactions,
            Inbox inbox,
            Contacts contacts,
            ConversationViews views,
            InboxFilters filters,
            Hands hands) {
        this.filters = filters;
        this.transactions = transactions;
        this.inbox = inbox;
        this.contacts = contacts;
        this.views = views;
        this.hands = hands;
    }

    /** A page; {@code next} is the cursor of the following one, null at the end. */
    record Page(List<ConversationView> items, @Nullable String next) {}

    @GetMapping
    @AuditedRead(value = "conversations.listed", subject = "organisation", search = "q")
    @Requires(Permission.CONVERSATIONS_READ)
    Page list(
            Caller caller,
            @ParameterObject InboxFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return transactions.call(caller.tenant(), () -> {
            Inbox.Filter asked = filters.read(caller, filter);
            var listed = inbox.list(caller.tenant(), asked, whose(caller, asked), ListCursor.place(cursor), most + 1);
            boolean more = listed.size() > most;
            var shown = more ? listed.subList(0, most) : listed;
            return new Page(
                    views.of(caller.tenant(), shown), more ? ListCursor.behind(shown.getLast(), asked.order()) : null);
        });
    }

    /** @param items those of the conversations asked for that the list shows, in its order */
    record Among(List<ConversationView> items) {}

    /** Which of up to a hundred conversations, named in {@code id}, a list shows: for a list that follows what changes. */
    @GetMapping("/among")
    @AuditedRead(value = "conversations.listed", subject = "organisation", search = "q")
    @Requires(Permission.CONVERSATIONS_READ)
    Among among(Caller caller, @ParameterObject InboxFilter filter, @RequestParam List<UUID> id) {
        if (id.isEmpty() || id.size() > MOST_AMONG || id.contains(null)) {
            throw DeskProblem.invalid("id", "names 1 to " + MOST_AMONG + " conversations");
        }
        return transactions.call(caller.tenant(), () -> {
            Inbox.Filter asked = filters.read(caller, filter);
            var listed = inbox.among(
                    caller.tenant(),
                    asked,
                    whose(caller, asked),
                    id.stream().map(ConversationId::new).toList());
            return new Among(views.of(caller.tenant(), listed));
        });
    }

    private Inbox.Whose whose(Caller caller, Inbox.Filter asked) {
        String query = asked.query();
        if (query == null) {
            return Inbox.Whose.NOBODYS;
        }
        return caller.may(Permission.CONTACTS_ADDRESSES)
                ? new Inbox.Whose(contacts.sought(caller.tenant(), query), List.of())
                : new Inbox.Whose(new Long[0], contacts.called(caller.tenant(), query));
    }

    /** How many there are; each is counted up to 1000, which means a thousand or more. */
    @GetMapping("/counts")
    @NotAudited("shows sums")
    @Requires(Permission.CONVERSATIONS_READ)
    Inbox.Counts counts(Caller caller, @RequestParam(defaultValue = "all") String status) {
        return transactions.call(
                caller.tenant(), () -> inbox.counts(caller.tenant(), caller.teammate(), InboxFilter.status(status)));
    }

    @GetMapping("/{id}")
    @AuditedRead(value = "conversation.opened", subject = "conversation")
    @Requires(Permission.CONVERSATIONS_READ)
    ConversationView one(Caller caller, @PathVariable UUID id) {
        return transactions.call(
                caller.tenant(),
                () -> inbox.find(caller.tenant(), new ConversationId(id))
                        .map(listed -> views.of(caller.tenant(), listed))
                        .orElseThrow(DeskProblem::unknownConversation));
    }

    /** @param force do it although another teammate holds the conversation; without it that is refused, naming them */
    record Insisting(@Nullable Boolean force) {
        static boolean on(@Nullable Insisting asked) {
            return asked != null && Boolean.TRUE.equals(asked.force());
        }
    }

    /** Makes the caller the holder. Once this has answered, the bot says nothing more to the contact. */
    @PostMapping("/{id}/take")
    @Audited("conversation.taken")
    @Requires(Permission.CONVERSATIONS_WRITE)
    ConversationView take(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Insisting body) {
        hands.take(caller, new ConversationId(id), Insisting.on(body));
        return one(caller, id);
    }

    /** Gives it back to the bot. */
    @PostMapping("/{id}/release")
    @Audited("conversation.released")
    @Requires(Permission.CONVERSATIONS_WRITE)
    ConversationView release(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Insisting body) {
        hands.release(caller, new ConversationId(id), Insisting.on(body));
        return one(caller, id);
    }

    /** It is done with, until the contact writes again. */
    @PostMapping("/{id}/resolve")
    @Audited("conversation.resolved")
    @Requires(Permission.CONVERSATIONS_WRITE)
    ConversationView resolve(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Insisting body) {
        hands.resolve(caller, new ConversationId(id), Insisting.on(body));
        return one(caller, id);
    }

    @PostMapping("/{id}/read")
    @NotAudited("clears a counter; that the thread was opened is an entry of its own")
    @Requires(Permission.CONVERSATIONS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller caller, @PathVariable UUID id) {
        hands.read(caller, new ConversationId(id));
    }

    @PostMapping("/{id}/typing")
    @NotAudited("shows dots for some seconds and changes nothing")
    @Requires(Permission.CONVERSATIONS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(Caller caller, @PathVariable UUID id) {
        hands.typing(caller, new ConversationId(id));
    }
}
