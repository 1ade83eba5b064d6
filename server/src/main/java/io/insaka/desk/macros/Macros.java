package io.insaka.desk.macros;

import io.insaka.attributes.AttributeSubject;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Dues;
import io.insaka.conversations.Inbox;
import io.insaka.desk.Deeds;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.tasks.Task;
import io.insaka.desk.tasks.Tasks;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a macro says to one conversation. Every method joins the tenant's open transaction. */
@Component
class Macros {
    private final Deeds deeds;
    private final Tasks tasks;
    private final Threads threads;
    private final AuditTrail trail;
    private final Undoing undoing;
    private final Clock clock;

    /** What it is done to. */
    @Component
    record Threads(Dues dues, Inbox inbox) {}

    Macros(Deeds deeds, Tasks tasks, Threads threads, AuditTrail trail, Undoing undoing, Clock clock) {
        this.deeds = deeds;
        this.tasks = tasks;
        this.threads = threads;
        this.trail = trail;
        this.undoing = undoing;
        this.clock = clock;
    }

    /**
     * @param force although another teammate holds it
     * @return what takes back what became of attributes; null when none became another
     * @throws DeskProblem when one step is refused: whoever owns the transaction takes the others back with it
     */
    @Nullable
    String run(Caller caller, Macro macro, ConversationId conversation, boolean force) {
        // Under its lock from the first step to the last: nobody sees it half done, or comes in between.
        Conversation before =
                threads.dues().lock(caller.tenant(), conversation).orElseThrow(DeskProblem::unknownConversation);
        List<Undoing.Fact> known = undoing.before(caller, macro, conversation);
        macro.steps().forEach(step -> take(caller, step, before, force));
        deeds.ran(caller, conversation, macro.name());
        trail.record(
                caller.tenant(),
                "macro.ran",
                Subject.of("conversation", conversation.value()),
                Details.of("macro", macro.id().toString()));
        return undoing.kept(caller, conversation, known);
    }

    private void take(Caller caller, Macro.Step step, Conversation conversation, boolean force) {
        ConversationId id = conversation.id();
        switch (step.kind()) {
            case REPLY -> deeds.reply(caller, id, words(caller, step, id).text());
            case NOTE -> deeds.note(caller, id, words(caller, step, id).text());
            case LABEL -> deeds.label(caller, id, step.labels(), List.of());
            case UNLABEL -> deeds.label(caller, id, List.of(), step.labels());
            case PRIORITY -> deeds.prioritise(caller, id, to(step));
            case ASSIGN -> deeds.assign(caller, id, to(step), force);
            case TEAM -> deeds.team(caller, id, to(step), force);
            case SNOOZE -> deeds.snooze(caller, id, Objects.requireNonNull(ahead(step)), force);
            case RESOLVE -> deeds.resolve(caller, id, force);
            case ATTRIBUTES -> deeds.attributes(caller, id, whose(step), values(step));
            case TASK ->
                tasks.create(
                        caller,
                        new Task.Words(words(caller, step, id).text(), null),
                        new Task.Owner.Teammate(caller.teammate()),
                        ahead(step),
                        new Task.Link(id, conversation.contact(), step.followUp()));
        }
    }

    static AttributeSubject whose(Macro.Step step) {
        return AttributeSubject.find(to(step)).orElseThrow();
    }

    static Map<String, @Nullable Object> values(Macro.Step step) {
        return Objects.requireNonNull(step.values());
    }

    private static String to(Macro.Step step) {
        return Objects.requireNonNull(step.to());
    }

    private @Nullable Instant ahead(Macro.Step step) {
        return step.minutes() == null ? null : clock.instant().plus(Duration.ofMinutes(step.minutes()));
    }

    private Deeds.Filled words(Caller caller, Macro.Step step, ConversationId conversation) {
        String text = step.cannedReply() == null
                ? step.text()
                : deeds.canned(caller, step.cannedReply(), false).orElseThrow(DeskProblem::unknownCannedReply);
        return deeds.fill(caller, conversation, Objects.requireNonNull(text));
    }

    /** What a step would say there; null when it says nothing. */
    Deeds.@Nullable Filled said(Caller caller, Macro.Step step, ConversationId conversation) {
        threads.inbox().find(caller.tenant(), conversation).orElseThrow(DeskProblem::unknownConversation);
        return switch (step.kind()) {
            case REPLY, NOTE, TASK -> words(caller, step, conversation);
            case LABEL, UNLABEL, PRIORITY, ASSIGN, TEAM, SNOOZE, RESOLVE, ATTRIBUTES -> null;
        };
    }
}
