package io.insaka.demo;

import io.insaka.demo.Teller.Scene;
import io.insaka.desk.tasks.Task;
import io.insaka.desk.tasks.Tasks;
import io.insaka.kernel.AsOf;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.mailings.PastMailings;
import io.insaka.pipeline.PastDeals;
import io.insaka.tenancy.Feature;
import io.insaka.tenancy.Features;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What comes of the conversations: something to do, deals, a mailing. What the organisation has switched off is left out. */
@Component
class Aftermath {
    private static final int[] DUE_IN_HOURS = {-50, -20, 3, 20, 28, 49, 75, 140};
    private static final int[] STAGES = {0, 0, 0, 1, 1, 2, 2, 3, 3, 4};
    private static final int LETTERS = 24;
    private static final int SENT_DAYS_AGO = 3;

    private final Features features;
    private final Past past;
    private final Teller teller;
    private final DemoRepository demos;
    private final DemoRowRepository rows;
    private final Ids ids;

    /** Where what is past is put down. */
    @Component
    record Past(Tasks tasks, PastDeals deals, PastMailings mailings) {}

    Aftermath(Features features, Past past, Teller teller, DemoRepository demos, DemoRowRepository rows, Ids ids) {
        this.features = features;
        this.past = past;
        this.teller = teller;
        this.demos = demos;
        this.rows = rows;
        this.ids = ids;
    }

    void follow(TenantId tenant, Demo demo, Shelf shelf) {
        if (features.has(tenant, Feature.TASKS)) {
            tasks(tenant, demo, shelf);
        }
        if (features.has(tenant, Feature.PIPELINE)) {
            deals(tenant, demo, shelf);
        }
        if (features.has(tenant, Feature.MAILINGS)) {
            mailing(tenant, demo, shelf);
        }
        demos.loaded(tenant);
    }

    private void tasks(TenantId tenant, Demo demo, Shelf shelf) {
        List<UUID> conversations = rows.of(tenant, DemoRowRepository.CONVERSATION);
        for (int n = 0; n < shelf.tasks().size(); n++) {
            UUID about = conversations.get(n * 11 % conversations.size());
            Instant due = demo.begunAt().plus(Duration.ofHours(DUE_IN_HOURS[n % DUE_IN_HOURS.length]));
            Instant made = demo.begunAt().minus(Duration.ofDays(4L + n % 3));
            boolean done = n == shelf.tasks().size() - 1;
            var task = new Task(
                    ids.next(),
                    new Task.Words(shelf.tasks().get(n), null),
                    new Task.Owner.Teammate(demo.begunBy()),
                    due,
                    new Task.Link(
                            new ConversationId(about),
                            rows.contactOf(tenant, about).map(ContactId::new).orElse(null),
                            false),
                    new Task.Made(demo.begunBy(), made),
                    done ? new Task.Done(demo.begunBy(), demo.begunAt().minus(Duration.ofHours(5))) : null);
            past.tasks().recount(tenant, task);
            rows.made(tenant, DemoRowRepository.TASK, task.id());
        }
    }

    private void deals(TenantId tenant, Demo demo, Shelf shelf) {
        past.deals().stages(tenant).forEach(stage -> rows.made(tenant, DemoRowRepository.STAGE, stage));
        List<UUID> contacts = rows.of(tenant, DemoRowRepository.CONTACT);
        var random = new Random(5);
        for (int n = 0; n < shelf.deals().size(); n++) {
            var deal = new PastDeals.Bygone(
                    shelf.deals().get(n),
                    new ContactId(contacts.get(n * 5 % contacts.size())),
                    BigDecimal.valueOf(20_000L + 1_000L * random.nextInt(280)),
                    "KES",
                    demo.begunBy(),
                    demo.begunAt()
                            .plus(Duration.ofDays(3L + 4L * n))
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate());
            Instant begun = demo.begunAt().minus(Duration.ofDays(3L + 2L * n));
            rows.made(
                    tenant,
                    DemoRowRepository.DEAL,
                    past.deals().keep(tenant, deal, STAGES[n % STAGES.length], begun, demo.begunAt()));
        }
    }

    /** To those on one channel who have said nothing since. */
    private void mailing(TenantId tenant, Demo demo, Shelf shelf) {
        String channel = shelf.channels().getFirst();
        var account = new ChannelId(rows.channel(tenant, channel));
        Instant at = demo.begunAt().minus(Duration.ofDays(SENT_DAYS_AGO));
        UUID id = ids.next();
        List<PastMailings.Letter> letters = new ArrayList<>();
        for (Map.Entry<String, UUID> thread :
                rows.byName(tenant, DemoRowRepository.CONVERSATION).entrySet()) {
            UUID contact = rows.contactOf(tenant, thread.getValue()).orElse(null);
            if (contact != null && letters.size() < LETTERS && thread.getKey().endsWith(" " + channel)) {
                var whom = new ContactId(contact);
                var scene = new Scene(
                        tenant, demo.begunBy(), Teller.key(account, whom), Map.of(), Map.of(), demo.begunAt());
                teller.letter(scene, id, shelf.mailing().text(), at)
                        .map(letter -> new PastMailings.Letter(whom, new ConversationId(thread.getValue()), letter))
                        .ifPresent(letters::add);
            }
        }
        AsOf.at(at, () -> {
            past.mailings()
                    .keep(
                            tenant,
                            id,
                            new PastMailings.Bygone(
                                    shelf.mailing().name(),
                                    account,
                                    shelf.mailing().text(),
                                    demo.begunBy()),
                            letters,
                            at);
            return id;
        });
        rows.made(tenant, "mailing", id);
    }
}
