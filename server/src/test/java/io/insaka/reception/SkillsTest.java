package io.insaka.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.brain.intent.IntentClassifier;
import io.insaka.brain.intent.Understanding.Guess;
import io.insaka.brain.skill.Bid;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Suggestion;
import io.insaka.brain.skill.Understood;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.ArticleDraft;
import io.insaka.knowledge.Articles;
import io.insaka.tenancy.OrganisationFounded;
import io.insaka.testing.ProductTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@ProductTest
class SkillsTest {
    private static final int LONGEST_ROW = 24;
    private static final int LONGEST_BUTTON = 20;
    private static final int MOST_ROWS = 10;

    @Autowired
    List<Skill> skills;

    @Autowired
    AnswersSkill answers;

    @Autowired
    MenuSkill menu;

    @Autowired
    PersonSkill person;

    @Autowired
    StopSkill stop;

    @Autowired
    StartSkill start;

    @Autowired
    FallbackSkill fallback;

    @Autowired
    Articles articles;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Ids ids;

    private TenantId tenant = new TenantId(new java.util.UUID(0, 0));

    @BeforeEach
    void demoOrganisation() {
        tenant = new TenantId(ids.next());
        events.publishEvent(new OrganisationFounded(tenant, true));
    }

    private static Heard text(String words) {
        return new Heard(new Content.Text(words), words);
    }

    private static Heard media(MediaKind kind, boolean voice) {
        return new Heard(new Content.Media(kind, null, "m", "x/y", null, null, voice), "");
    }

    private Visit visit(Heard heard, Entry entry, @Nullable String name) {
        return new Visit(
                tenant,
                new ConversationId(ids.next()),
                new ContactId(ids.next()),
                name,
                heard,
                Understood.NOTHING,
                entry,
                Instant.EPOCH,
                (key, call) -> call.get());
    }

    private Decision ask(Skill skill, String words, Entry entry) {
        return skill.handle(visit(text(words), entry, "Mwila"));
    }

    private static Content.Choices choices(Decision decision) {
        return (Content.Choices) decision.replies().getFirst();
    }

    @Test
    void answersWhatANewcomerAsksFirst() {
        Bid bid = answers.bids(tenant, text("hello, what time do you close today?"))
                .getFirst();
        assertThat(bid.confidence()).isGreaterThan(0.7);
        assertThat(bid.label()).isEqualTo("Your opening hours");
        Decision answer = ask(answers, "what time do you close today?", new Entry.Offered(bid));
        assertThat(answer.replies().getFirst().words()).contains("08:00 to 18:00");
        assertThat(answer.next()).isEqualTo(Next.DONE);
        assertThat(answers.bids(tenant, text(" "))).isEmpty();
        var place = new Content.Location(-15.4, 28.3, "Parking", null, null);
        assertThat(answers.bids(tenant, new Heard(place, "Parking"))).isEmpty();
    }

    @Test
    void leadsBackFromEachOptionOfTheMenu() {
        Decision greeting = ask(menu, "hi", new Entry.Command("hi"));
        Content.Choices choices = choices(greeting);
        assertThat(choices.text()).startsWith("Hello Mwila");
        assertThat(choices.options()).hasSize(MOST_ROWS);
        for (Content.Option option : choices.options().subList(0, MOST_ROWS - 1)) {
            String payload = option.id().substring("answers:".length());
            Decision answer = ask(answers, option.title(), new Entry.Picked(payload));
            assertThat(answer.replies().getFirst()).isInstanceOf(Content.Text.class);
        }
        assertThat(choices.options().getLast().id()).isEqualTo("person:asked");
    }

    @Test
    void offersButtonsWhenThereIsLittleToChoose() {
        tenant = new TenantId(ids.next());
        articles.create(tenant, new ArticleDraft("Do you sell honey?", "Yes.", List.of(), "en"));
        Content.Choices choices = choices(ask(menu, "menu", new Entry.Command("menu")));
        assertThat(choices.button()).isNull();
        assertThat(choices.options())
                .extracting(Content.Option::title)
                .containsExactly("Do you sell honey", "Talk to a person");
        assertThat(choices.options())
                .allSatisfy(option -> assertThat(option.description()).isNull());
    }

    @Test
    void greetsWithoutANameThatIsNone() {
        for (String name : new String[] {null, " ", "🙂", "x".repeat(41), "two\nlines"}) {
            Decision greeting = menu.handle(visit(text("hi"), new Entry.Command("hi"), name));
            assertThat(choices(greeting).text()).startsWith("Hello and welcome!");
        }
    }

    @Test
    void handsOverToAPerson() {
        for (Entry entry : List.of(new Entry.Command("agent"), new Entry.Picked("asked"), new Entry.Recognised(0.9))) {
            Decision decision = ask(person, "agent", entry);
            assertThat(decision.next()).isInstanceOf(Next.HandOver.class);
            assertThat(decision.replies()).hasSize(1);
        }
    }

    @Test
    void stopsAtTheWordAndAsksBackWhenItOnlySoundsLikeIt() {
        assertThat(ask(stop, "STOP", new Entry.Command("stop")).next()).isInstanceOf(Next.OptOut.class);
        Decision question = ask(stop, "no more texts", new Entry.Recognised(0.8));
        assertThat(question.next()).isEqualTo(Next.DONE);
        assertThat(choices(question).options())
                .extracting(Content.Option::id)
                .containsExactly("stop:confirmed", "stop:kept");
        assertThat(ask(stop, "Yes, stop", new Entry.Picked("confirmed")).next()).isInstanceOf(Next.OptOut.class);
        assertThat(ask(stop, "No, go on", new Entry.Picked("kept")).next()).isEqualTo(Next.DONE);
        assertThat(ask(start, "start", new Entry.Command("start")).next()).isInstanceOf(Next.OptIn.class);
    }

    @Test
    void offersTheNearestAnswersAndAPerson() {
        List<Suggestion> near = answers.bids(tenant, text("parking for a wheelchair bus")).stream()
                .map(bid -> new Suggestion(answers.name(), bid))
                .toList();
        assertThat(near).isNotEmpty();
        Decision first = ask(fallback, "parking for a wheelchair bus", new Entry.NotUnderstood(1, near));
        assertThat(choices(first).options().getFirst())
                .isEqualTo(near.getFirst().option());
        assertThat(choices(first).options().getLast().id()).isEqualTo("person:asked");
        assertThat(first.next()).isEqualTo(Next.DONE);
    }

    @Test
    void saysSomethingHonestAboutWhateverIsSent() {
        var contents = new ArrayList<Heard>();
        for (MediaKind kind : MediaKind.values()) {
            contents.add(media(kind, false));
        }
        contents.add(media(MediaKind.AUDIO, true));
        contents.add(new Heard(new Content.Location(-15.4, 28.3, null, null, null), ""));
        contents.add(new Heard(new Content.Contacts(List.of()), ""));
        contents.add(new Heard(new Content.Unsupported("poll", ""), ""));
        contents.add(new Heard(new Content.Order("c", null, List.of()), ""));
        contents.add(new Heard(new Content.Form("f", null, "{}"), ""));
        var said = new HashSet<String>();
        for (Heard heard : contents) {
            Decision first = fallback.handle(visit(heard, new Entry.NotUnderstood(1, List.of()), null));
            assertThat(first.replies()).hasSize(1);
            said.add(first.replies().getFirst().words());
            boolean somebodyHasToAct =
                    heard.content() instanceof Content.Order || heard.content() instanceof Content.Form;
            assertThat(first.next() instanceof Next.HandOver).isEqualTo(somebodyHasToAct);
        }
        assertThat(said).hasSameSizeAs(contents);
    }

    @Test
    void saysSoWhenAnAnswerIsGone() {
        for (String payload : List.of(ids.next().toString(), "nonsense", "")) {
            Decision decision = ask(answers, "x", new Entry.Picked(payload));
            assertThat(choices(decision).options())
                    .extracting(Content.Option::id)
                    .containsExactly("person:asked");
        }
    }

    @Test
    void everythingOfferedFitsWhereItIsShown() {
        for (Decision decision : List.of(
                ask(menu, "hi", new Entry.Command("hi")),
                ask(start, "start", new Entry.Command("start")),
                ask(fallback, "?", new Entry.NotUnderstood(1, List.of())),
                ask(stop, "no more", new Entry.Recognised(1)))) {
            Content.Choices choices = choices(decision);
            int longest = choices.button() == null ? LONGEST_BUTTON : LONGEST_ROW;
            assertThat(choices.text()).hasSizeLessThan(1024);
            assertThat(choices.options()).hasSizeLessThanOrEqualTo(MOST_ROWS).allSatisfy(option -> {
                assertThat(option.title()).isNotBlank().hasSizeLessThanOrEqualTo(longest);
                assertThat(Optional.ofNullable(option.description()).orElse("")).hasSizeLessThanOrEqualTo(72);
            });
        }
    }

    @Test
    void theirExamplesTeachTheClassifier() {
        IntentClassifier classifier = IntentClassifier.learn(skills.stream()
                .filter(skill -> !skill.examples().isEmpty())
                .collect(Collectors.toMap(Skill::name, Skill::examples)));
        assertThat(classifier
                        .classify("please let me talk to somebody real")
                        .sure()
                        .map(Guess::label))
                .contains("person");
        assertThat(classifier.classify("don't send me any more messages").sure().map(Guess::label))
                .contains("stop");
        assertThat(classifier.classify("what can you help me with?").sure().map(Guess::label))
                .contains("menu");
        assertThat(classifier.classify("how much is the VIP ticket").sure()).isEmpty();
    }

    @Test
    void aDemoOrganisationAloneGetsArticles() {
        TenantId plain = new TenantId(ids.next());
        events.publishEvent(new OrganisationFounded(plain, false));
        assertThat(articles.first(plain, 1)).isEmpty();
        assertThat(articles.first(tenant, 100)).hasSize(DemoArticles.drafts().size());
    }
}
