package io.insaka.demo;

import io.insaka.analytics.counting.Uncounting;
import io.insaka.channels.Channels;
import io.insaka.contacts.Forgetting;
import io.insaka.conversations.Erasing;
import io.insaka.conversations.Teams;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.ArticleId;
import io.insaka.knowledge.ArticleProblem;
import io.insaka.knowledge.Articles;
import io.insaka.vault.PersonalRecords.Part;
import io.insaka.vault.PersonalTables;
import io.insaka.vault.PersonalTables.Holder;
import io.insaka.vault.Traces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * One step of removing after the other, each a transaction: the customers, all of them at once; what every module keeps of
 * them, as when a person is erased, but without a receipt for each; what was around; the channels, with what was counted
 * there.
 *
 * <p>What the team made stays, and leads nowhere: a task or a deal about a demo's customer loses the customer, a contact
 * who was merged with one is alone again, a real conversation loses the demo's label or team. What they wrote to, noted of
 * or hung on the demo's customers goes with these.
 */
@Component
class Removing {
    private final Forgetting people;
    private final Erasing threads;
    private final PersonalTables tables;
    private final Around around;
    private final DemoRepository demos;
    private final DemoRowRepository rows;

    /** What stood around the conversations. */
    @Component
    record Around(Channels channels, Teams teams, Articles articles, Uncounting counted, Clock clock) {}

    Removing(
            Forgetting people,
            Erasing threads,
            PersonalTables tables,
            Around around,
            DemoRepository demos,
            DemoRowRepository rows) {
        this.people = people;
        this.threads = threads;
        this.tables = tables;
        this.around = around;
        this.demos = demos;
        this.rows = rows;
    }

    /** Does one step in the open transaction. @return the next one; 0 when it was the last */
    int step(TenantId tenant, Demo demo) {
        Instant now = around.clock().instant();
        List<Holder> holders = tables.holders();
        int holder = demo.step() - 1;
        if (holder < 0) {
            close(tenant, demo);
        } else if (holder < holders.size()) {
            erase(tenant, demo, holders.get(holder), now);
        } else if (holder == holders.size()) {
            clear(tenant);
        } else {
            end(tenant);
            return 0;
        }
        return demo.step() + 1;
    }

    /** Locks in the order in which lanes do: contacts, threads. */
    private void close(TenantId tenant, Demo demo) {
        List<ContactId> contacts = rows.of(tenant, DemoRowRepository.CONTACT).stream()
                .map(ContactId::new)
                .toList();
        rows.cutOff(tenant, demo.begunBy());
        threads.stopTurns(tenant, contacts);
        people.part(tenant, contacts);
        people.forget(tenant, contacts);
        threads.close(tenant, contacts);
    }

    /** All of it: a demo is small. */
    private void erase(TenantId tenant, Demo demo, Holder holder, Instant now) {
        List<Traces.Thread> theirs = rows.of(tenant, DemoRowRepository.CONVERSATION).stream()
                .map(id -> new Traces.Thread(id, new UUID(0, 0), 0))
                .toList();
        var traces = new Traces(
                tenant, Set.copyOf(rows.of(tenant, DemoRowRepository.CONTACT)), theirs, List.of(), demo.begunAt(), now);
        Part part = holder.records().erase(traces, null);
        while (part.next() != null) {
            part = holder.records().erase(traces, part.next());
        }
    }

    private void clear(TenantId tenant) {
        for (UUID article : rows.of(tenant, DemoRowRepository.ARTICLE)) {
            try {
                around.articles().remove(tenant, new ArticleId(article));
            } catch (ArticleProblem gone) {
                // Somebody has deleted it.
                continue;
            }
        }
        rows.takeMailings(tenant);
        rows.takePlain(tenant);
        rows.of(tenant, DemoRowRepository.TEAM).forEach(team -> around.teams().delete(tenant, team));
    }

    private void end(TenantId tenant) {
        List<UUID> channels = rows.of(tenant, DemoRowRepository.CHANNEL);
        around.counted().channels(tenant, channels);
        channels.forEach(channel -> around.channels().vanish(tenant, new ChannelId(channel)));
        demos.delete(tenant);
    }
}
