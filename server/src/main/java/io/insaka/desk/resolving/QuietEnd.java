package io.insaka.desk.resolving;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.spi.Content;
import io.insaka.conversations.Author;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Labels;
import io.insaka.conversations.Message;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Threads;
import io.insaka.desk.Activities;
import io.insaka.desk.AfterResolving;
import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.desk.Reach;
import io.insaka.desk.tasks.Tasks;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Resolves conversations in which nobody has anything left to say. Messages cost nothing for it: now and then the oldest
 * open conversations are looked through, a page at a time, and each that may be resolved becomes a chore of its own.
 */
@Component
class QuietEnd implements Chore {
    private static final int PAGE = 100;
    private static final Duration BETWEEN = Duration.ofMinutes(5);

    /** Nobody hears of a conversation that was over long ago, because of a rule that is new. */
    private static final Duration WORTH_A_WORD = Duration.ofDays(1);

    private final ResolvingRepository repository;
    private final Threads threads;
    private final Chores chores;
    private final Left left;
    private final Told told;
    private final Clock clock;

    /** What may be left to do, or to say. */
    @Component
    record Left(Tasks tasks, Reach reach, Labels labels) {}

    @Component
    record Told(Activities activities, AuditTrail trail, LiveChanges live, List<AfterResolving> after) {}

    QuietEnd(ResolvingRepository repository, Threads threads, Chores chores, Left left, Told told, Clock clock) {
        this.repository = repository;
        this.threads = threads;
        this.chores = chores;
        this.left = left;
        this.told = told;
        this.clock = clock;
    }

    /** The rules are others now. Joins the tenant's open transaction. */
    void begin(TenantId tenant) {
        repository.startOver(tenant);
        chores.soon(tenant, Kind.QUIET, tenant.value());
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.QUIET, Kind.RESOLVE);
    }

    @Override
    public void run(TenantId tenant, Kind kind, UUID id) {
        List<AutoRule> rules = repository.autos(tenant);
        if (kind == Kind.QUIET) {
            look(tenant, rules);
        } else {
            end(tenant, rules, new ConversationId(id));
        }
    }

    private void look(TenantId tenant, List<AutoRule> rules) {
        Optional<Duration> soonest = rules.stream().map(AutoRule::quiet).min(Comparator.naturalOrder());
        if (soonest.isEmpty()) {
            chores.done(tenant, Kind.QUIET, tenant.value());
            return;
        }
        Instant now = clock.instant();
        Threads.Place after = repository.place(tenant).orElse(null);
        List<Threads.Quiet> page = threads.quiet(tenant, now.minus(soonest.get()), after, PAGE);
        for (Threads.Quiet quiet : page) {
            AutoRule rule = fitting(rules, quiet.channel().value());
            if (rule != null && over(rule, quiet.lastAt(), now) && !left.tasks().open(tenant, quiet.id())) {
                chores.soon(tenant, Kind.RESOLVE, quiet.id().value());
            }
        }
        if (page.size() == PAGE) {
            var last = page.getLast();
            repository.keep(tenant, new Threads.Place(last.lastAt(), last.id()));
            chores.soon(tenant, Kind.QUIET, tenant.value());
        } else {
            repository.startOver(tenant);
            chores.in(tenant, Kind.QUIET, tenant.value(), BETWEEN);
        }
    }

    private static @Nullable AutoRule fitting(List<AutoRule> rules, UUID channel) {
        return rules.stream().filter(rule -> rule.fits(channel)).findFirst().orElse(null);
    }

    private static boolean over(AutoRule rule, Instant lastAt, Instant now) {
        return !lastAt.plus(rule.quiet()).isAfter(now);
    }

    /** Under its lock everything is looked at once more: whoever wrote or did something meanwhile comes first. */
    private void end(TenantId tenant, List<AutoRule> rules, ConversationId id) {
        threads.open(tenant, id).ifPresent(open -> {
            OpenThread thread = open.thread(id);
            Conversation conversation = thread.conversation();
            AutoRule rule = fitting(rules, conversation.channel().value());
            if (rule != null
                    && nothingLeft(conversation)
                    && over(rule, conversation.activity().lastAt(), clock.instant())
                    && !left.tasks().open(tenant, id)) {
                resolve(tenant, thread, rule);
                open.write();
            }
        });
        chores.done(tenant, Kind.RESOLVE, id.value());
    }

    private static boolean nothingLeft(Conversation conversation) {
        return !conversation.resolved()
                && conversation.attention().snoozedUntil() == null
                && conversation.activity().waitingSince() == null
                && !(conversation.holder() instanceof Holder.Queue);
    }

    private void resolve(TenantId tenant, OpenThread thread, AutoRule rule) {
        Conversation conversation = thread.conversation();
        ConversationId id = conversation.id();
        Instant overSince = conversation.activity().lastAt().plus(rule.quiet());
        boolean lately = overSince.plus(WORTH_A_WORD).isAfter(clock.instant());
        if (rule.message() != null && lately && left.reach().mayWrite(tenant, conversation)) {
            thread.say(Author.SYSTEM, Message.Body.of(new Content.Text(rule.message())), null);
        }
        thread.resolve();
        if (rule.label() != null && left.labels().find(tenant, rule.label()).isPresent()) {
            left.labels().put(tenant, id, Set.of(rule.label()));
            told.live().record(tenant, new Change(id, "labels"));
        }
        told.activities().endedQuietly(tenant, id);
        told.after().forEach(hearing -> hearing.resolved(tenant, conversation, null));
        told.trail()
                .record(
                        tenant,
                        "conversation.resolved",
                        Subject.of("conversation", id.value()),
                        Details.of("quiet", true));
    }
}
