package io.insaka.reception;

import io.insaka.agents.Role;
import io.insaka.brain.skill.Bid;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.Passage;
import io.insaka.knowledge.Passages;
import io.insaka.knowledge.Seeker;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks about whatever nobody else settled, with models, out of what the organisation knows. Without a model it says
 * what a document says in the document's own sentences, when that is sure enough to be the answer.
 */
@Component
class ConversationSkill implements Skill {
    private final Passages passages;
    private final Asking asking;
    private final Dialogue dialogue;
    private final Wording wording;
    private final ConversationSettings settings;
    private final JsonMapper json;

    ConversationSkill(
            Passages passages,
            Asking asking,
            Dialogue dialogue,
            Wording wording,
            ConversationSettings settings,
            JsonMapper json) {
        this.passages = passages;
        this.asking = asking;
        this.dialogue = dialogue;
        this.wording = wording;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String name() {
        return "conversation";
    }

    @Override
    public String description() {
        return Texts.described("conversation.description");
    }

    @Override
    public boolean converses(TenantId tenant) {
        return asking.ready(tenant, Role.CONVERSATION);
    }

    /** Documents answer by themselves only while nobody can put them into words. */
    @Override
    public List<Bid> bids(TenantId tenant, Heard heard) {
        if (heard.words().isBlank() || !talks(heard.content()) || converses(tenant)) {
            return List.of();
        }
        return document(passages.find(tenant, new Seeker.Anybody(), heard.words(), settings.passages()))
                .map(passage -> List.of(new Bid(passage.confidence(), label(passage), passage.sourceId())))
                .orElse(List.of());
    }

    private static String label(Passage passage) {
        String label = Label.of(passage.title());
        return label.isBlank() ? "…" : label;
    }

    private static Optional<Passage> document(List<Passage> found) {
        return found.stream()
                .filter(passage -> passage.kind() == Passage.Kind.DOCUMENT)
                .filter(passage -> passage.confidence() >= Bid.GOOD_ENOUGH)
                .findFirst();
    }

    private static boolean talks(Content content) {
        return content instanceof Content.Text || content instanceof Content.Media || content instanceof Content.Chosen;
    }

    @Override
    public Decision handle(Visit visit) {
        return switch (visit.entry()) {
            case Entry.Conversed ignored -> conversed(visit);
            case Entry.Offered ignored -> outOfADocument(visit);
            case Entry.Picked ignored -> gone(visit);
            case Entry.Command ignored -> gone(visit);
            case Entry.Recognised ignored -> gone(visit);
            case Entry.Continued ignored -> gone(visit);
            case Entry.NotUnderstood ignored -> gone(visit);
        };
    }

    /** Nothing of this skill's is ever on a button; an id comes from outside and may claim so. */
    private Decision gone(Visit visit) {
        return wording.offerAPerson(visit, "answers.gone", "nothing to talk about");
    }

    private Decision outOfADocument(Visit visit) {
        List<Passage> found =
                passages.find(visit.tenant(), seeker(visit), visit.heard().words(), settings.passages());
        return document(found)
                .map(passage -> wording.extract(visit, passage, List.of(), "out of a document"))
                .orElseGet(() -> gone(visit));
    }

    private Decision conversed(Visit visit) {
        if (asked(visit.heard()).isEmpty() || !talks(visit.heard().content())) {
            return new Decision(List.of(), new Next.Pass(), "no words to talk about");
        }
        Known known = json.readValue(
                visit.once().free("conversation.read", () -> json.writeValueAsString(read(visit))), Known.class);
        return dialogue.answer(visit, known);
    }

    private Known read(Visit visit) {
        return new Known(
                passages.find(visit.tenant(), seeker(visit), asked(visit.heard()), settings.passages()),
                visit.history().recall());
    }

    /** The words, and what a picture shows: what to look for and to talk about. */
    static String asked(Heard heard) {
        return (heard.words() + "\n" + heard.seen()).strip();
    }

    /** Nobody is known for certain by the address they write from; until they are, they see what everybody sees. */
    static Seeker seeker(Visit visit) {
        return new Seeker.Anybody();
    }
}
