package io.insaka.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.brain.rehearsing.Question;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What customers asked does not outlive their messages in a rehearsal. */
@ProductTest
class RehearsalAgingTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Autowired
    Organisations organisations;

    @Autowired
    RehearsalRepository rehearsals;

    @Autowired
    RehearsalRecords records;

    @Autowired
    TenantTransactions transactions;

    private UUID over(Organisation organisation, int... daysAgo) {
        List<Script.Item> items = new ArrayList<>();
        for (int days : daysAgo) {
            items.add(Script.failed(
                    items.size(),
                    new Question(
                            new ConversationId(UUID.randomUUID()),
                            new MessageId(UUID.randomUUID()),
                            "asked " + days + " days ago",
                            now.minus(Duration.ofDays(days)))));
        }
        UUID id = UUID.randomUUID();
        var plan = new Script.Plan(null, 1, items.size(), items.size(), true);
        var rehearsal = new Rehearsal(
                id,
                Rehearsal.State.DONE,
                new Script(plan, null, items),
                organisation.owner().teammate(),
                now,
                now,
                now);
        transactions.run(organisation.tenant(), () -> rehearsals.insert(organisation.tenant(), rehearsal));
        return id;
    }

    @Test
    void losesWhatIsOlderThanMessagesAreKept() {
        Organisation organisation = organisations.found();
        Organisation other = organisations.found();
        UUID both = over(organisation, 40, 20);
        UUID old = over(organisation, 50, 40);
        UUID elsewhere = over(other, 40);
        transactions.run(
                organisation.tenant(), () -> records.age(organisation.tenant(), now.minus(Duration.ofDays(30))));
        assertThat(questions(organisation, both)).containsExactly("asked 20 days ago");
        assertThat(questions(organisation, old)).as("nothing is left of it").isEmpty();
        assertThat(transactions.call(organisation.tenant(), () -> rehearsals.find(organisation.tenant(), old)))
                .isEmpty();
        assertThat(questions(other, elsewhere)).hasSize(1);
    }

    private List<String> questions(Organisation organisation, UUID id) {
        return transactions.call(organisation.tenant(), () -> rehearsals.find(organisation.tenant(), id)).stream()
                .flatMap(found -> found.script().items().stream())
                .map(Script.Item::question)
                .toList();
    }
}
