package io.insaka.brain.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.OrganisationFounded;
import io.insaka.testing.ProductTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What every skill of the product keeps to; a new one is found here without being named. */
@ProductTest
class SkillContractTest {
    private static final int LONGEST_LABEL = 24;
    private static final int LONGEST_TEXT = 4096;
    private static final int MOST_OPTIONS = 10;

    private static final List<String> ODD_WORDS = List.of(
            "",
            " ",
            "hello",
            "👍🏽",
            "﷽",
            "x".repeat(5_000),
            "a:b",
            "\u0000",
            "{0} ' }",
            "DROP TABLE article; --",
            "٣٢");

    @Autowired
    List<Skill> skills;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Ids ids;

    private static List<Content> oddContents() {
        var contents = new ArrayList<Content>();
        ODD_WORDS.forEach(words -> contents.add(new Content.Text(words)));
        for (MediaKind kind : MediaKind.values()) {
            contents.add(new Content.Media(kind, null, null, null, null, null, false));
        }
        contents.add(new Content.Location(0, 0, null, null, null));
        contents.add(new Content.Contacts(List.of()));
        contents.add(new Content.Chosen("button", "nobody:knows", "Old", null));
        contents.add(new Content.Form("", null, "not json"));
        contents.add(new Content.Order("", null, List.of()));
        contents.add(new Content.Unsupported("poll", ""));
        return contents;
    }

    @Test
    void oneSkillAndOnlyOneIsTheFallback() {
        assertThat(skills.stream().filter(Skill::fallback)).hasSize(1);
    }

    @Test
    void namesAreUniqueAndFitIntoTheIdOfAnOption() {
        assertThat(skills).extracting(Skill::name).doesNotHaveDuplicates();
        assertThat(skills).allSatisfy(skill -> {
            assertThat(skill.name()).matches("[a-z][a-z0-9-]{0,30}");
            assertThat(skill.description()).isNotBlank();
        });
    }

    @TestFactory
    Stream<DynamicTest> everySkillBidsWithinReason() {
        TenantId tenant = demoOrganisation();
        return skills.stream()
                .map(skill -> DynamicTest.dynamicTest(skill.name(), () -> {
                    for (Content content : oddContents()) {
                        for (Bid bid : skill.bids(tenant, new Heard(content, content.words()))) {
                            assertThat(bid.confidence()).isBetween(0.0, 1.0);
                            assertThat(bid.label()).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_LABEL);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySkillAnswersWhateverMayReachIt() {
        TenantId tenant = demoOrganisation();
        return skills.stream()
                .map(skill -> DynamicTest.dynamicTest(skill.name(), () -> {
                    for (Content content : oddContents()) {
                        for (Entry entry : entries(skill, tenant, content)) {
                            check(skill.handle(visit(tenant, content, entry)));
                        }
                    }
                }));
    }

    /** The ways this skill can be reached; an option's payload comes from outside and may be anything. */
    private List<Entry> entries(Skill skill, TenantId tenant, Content content) {
        var entries = new ArrayList<Entry>();
        ODD_WORDS.forEach(words -> entries.add(new Entry.Picked(words)));
        skill.commands().forEach(command -> entries.add(new Entry.Command(command)));
        if (!skill.examples().isEmpty()) {
            entries.add(new Entry.Recognised(1));
        }
        List<Bid> bids = skill.bids(tenant, new Heard(content, content.words()));
        bids.forEach(bid -> entries.add(new Entry.Offered(bid)));
        if (skill.fallback()) {
            entries.add(new Entry.NotUnderstood(1, List.of()));
            entries.add(new Entry.NotUnderstood(1, List.of(new Suggestion("quiz", new Bid(0.4, "A quiz", "")))));
            entries.add(new Entry.NotUnderstood(9, List.of()));
        }
        return entries;
    }

    private static void check(Decision decision) {
        assertThat(decision.why()).isNotBlank().hasSizeLessThan(200);
        assertThat(decision.replies()).as("nobody is met with silence").isNotEmpty();
        for (Content reply : decision.replies()) {
            assertThat(reply.words()).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_TEXT);
            if (reply instanceof Content.Choices choices) {
                assertThat(choices.options()).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_OPTIONS);
                assertThat(choices.options()).extracting(Content.Option::id).doesNotHaveDuplicates();
                assertThat(choices.options()).extracting(Content.Option::title).doesNotHaveDuplicates();
            }
        }
    }

    private TenantId demoOrganisation() {
        var tenant = new TenantId(ids.next());
        events.publishEvent(new OrganisationFounded(tenant, true));
        return tenant;
    }

    private Visit visit(TenantId tenant, Content content, Entry entry) {
        return new Visit(
                tenant,
                new ConversationId(ids.next()),
                new ContactId(ids.next()),
                null,
                new Heard(content, content.words()),
                Understood.NOTHING,
                entry,
                Instant.EPOCH,
                (key, call) -> call.get());
    }
}
