package io.insaka.desk.satisfaction;

import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Message;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Threads;
import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.desk.Reach;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Asks a customer how they were served. The question, that it was asked and that nothing is left to do are one commit under
 * the lock of the thread: whoever comes second finds nothing planned.
 */
@Component
class Asking implements Chore {
    private final Known known;
    private final Threads threads;
    private final Chores chores;
    private final Reach reach;
    private final LiveChanges live;
    private final Clock clock;

    /** What decides whether they are asked. */
    @Component
    record Known(SatisfactionRulesRepository rules, SurveyRepository surveys, Contacts contacts) {}

    Asking(Known known, Threads threads, Chores chores, Reach reach, LiveChanges live, Clock clock) {
        this.known = known;
        this.threads = threads;
        this.chores = chores;
        this.reach = reach;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.SURVEY);
    }

    @Override
    public void run(TenantId tenant, Kind kind, UUID id) {
        var conversation = new ConversationId(id);
        threads.open(tenant, conversation).ifPresent(open -> {
            known.surveys().planned(tenant, conversation).ifPresent(planned -> {
                OpenThread thread = open.thread(conversation);
                if (mayAsk(tenant, thread.conversation())) {
                    ask(tenant, thread, planned);
                } else {
                    known.surveys().drop(tenant, planned.id());
                }
            });
            open.write();
        });
        chores.done(tenant, kind, id);
    }

    private boolean mayAsk(TenantId tenant, Conversation conversation) {
        SatisfactionRules rules = known.rules().find(tenant);
        if (!conversation.resolved()
                || !rules.asks(conversation.channel().value())
                || !reach.mayWrite(tenant, conversation)) {
            return false;
        }
        Contact contact = known.contacts().find(tenant, conversation.contact()).orElse(null);
        if (contact == null) {
            return false;
        }
        known.surveys().alone(tenant, contact.lead());
        Instant peace = clock.instant().minus(rules.between());
        return !known.surveys().askedSince(tenant, contact.everyone(), peace)
                && known.surveys().talked(tenant, conversation.id(), asked(tenant, conversation.id()));
    }

    private long asked(TenantId tenant, ConversationId conversation) {
        return known.surveys()
                .latest(tenant, conversation)
                .map(Survey::asked)
                .map(Survey.Asked::last)
                .orElse(0L);
    }

    private void ask(TenantId tenant, OpenThread thread, Survey planned) {
        Conversation conversation = thread.conversation();
        String language = known.contacts()
                .find(tenant, conversation.contact())
                .map(contact -> contact.spoken().language())
                .orElse("");
        Wording wording = known.rules().find(tenant).wording(language);
        long place = conversation.activity().nextPosition();
        thread.aside(Message.Body.of(wording.ask(planned.id())));
        known.surveys().ask(tenant, planned.id(), new Survey.Asked(clock.instant(), wording.language(), place));
        live.record(tenant, new Change(conversation.id(), "satisfaction"));
    }
}
