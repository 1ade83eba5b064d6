package io.insaka.brain.turns;

import io.insaka.brain.rehearsing.Answer;
import io.insaka.brain.rehearsing.DryTurns;
import io.insaka.brain.rehearsing.Question;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Insight;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.NotAnswered;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Direction;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.FoldedText;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Runs the flow, and drops what it decided. */
@Component
class FlowDryTurns implements DryTurns {
    /** Who was active longer ago is not looked at. */
    private static final int MOST_CONVERSATIONS = 200;
    /** Of one conversation. */
    private static final int MOST_MESSAGES = 60;
    /** One word is a greeting or a thank-you. */
    private static final int FEWEST_WORDS = 2;

    private static final int LONGEST = 2_000;

    private final Flow flow;
    private final Skills skills;
    private final TenantTransactions transactions;
    private final Archive archive;
    private final Channels channels;
    private final Clock clock;

    /** Where what was said is kept. */
    @Component
    record Archive(Inbox inbox, Contacts contacts, TurnRepository turns) {}

    FlowDryTurns(
            Flow flow,
            Skills skills,
            TenantTransactions transactions,
            Archive archive,
            Channels channels,
            Clock clock) {
        this.flow = flow;
        this.skills = skills;
        this.transactions = transactions;
        this.archive = archive;
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public List<Question> lately(TenantId tenant, TeammateId reader, int most) {
        var all = Inbox.Filter.all(reader);
        List<Conversation> conversations = transactions
                .call(tenant, () -> archive.inbox().list(tenant, all, Inbox.Whose.NOBODYS, null, MOST_CONVERSATIONS))
                .stream()
                .map(Inbox.Listed::conversation)
                .toList();
        List<Question> found = new ArrayList<>();
        for (Conversation conversation : conversations) {
            if (found.size() >= most
                    && !found.get(most - 1)
                            .askedAt()
                            .isBefore(conversation.activity().lastAt())) {
                break; // whoever comes now wrote before all of these
            }
            found.addAll(transactions.call(tenant, () -> asked(tenant, conversation)));
            found = distinct(found, most);
        }
        return found;
    }

    private List<Question> asked(TenantId tenant, Conversation conversation) {
        Set<UUID> continued = archive.turns().latest(tenant, conversation.id(), clock.instant(), MOST_MESSAGES).stream()
                .filter(turn -> Sights.continued(turn.trace()))
                .map(TurnRepository.Row::id)
                .collect(Collectors.toSet());
        return archive.inbox().before(tenant, conversation.id(), Long.MAX_VALUE, MOST_MESSAGES).stream()
                .filter(message -> message.direction() == Direction.INBOUND)
                .filter(message -> message.marks().revokedAt() == null)
                .filter(message -> message.body().content() instanceof Content.Text)
                .filter(message -> !continued.contains(message.id().value()))
                .map(FlowDryTurns::question)
                .filter(question -> question.words().split("\\s+").length >= FEWEST_WORDS)
                .filter(question -> skills.commanded(question.words()).isEmpty())
                .toList();
    }

    private static Question question(Message message) {
        String words = message.body().content().words().strip();
        return new Question(
                message.conversation(),
                message.id(),
                words.length() > LONGEST ? words.substring(0, LONGEST) : words,
                message.createdAt());
    }

    private static List<Question> distinct(List<Question> found, int most) {
        var seen = new HashSet<String>();
        return found.stream()
                .sorted(Comparator.comparing(Question::askedAt).reversed())
                .filter(question -> seen.add(FoldedText.of(question.words())))
                .limit(most)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public Answer answer(TenantId tenant, Question question) {
        TurnInput input = transactions.call(tenant, () -> input(tenant, question));
        Map<String, String> done = new HashMap<>();
        TurnEnd end = flow.rehearse(input, (key, call) -> {
            String known = done.get(key);
            if (known == null) {
                known = call.get();
                done.put(key, known);
            }
            return known;
        });
        return answer(end);
    }

    /** As somebody who may be answered and is in the middle of nothing. */
    private TurnInput input(TenantId tenant, Question question) {
        Conversation conversation = archive.inbox()
                .find(tenant, question.conversation())
                .orElseThrow(() -> new IllegalStateException("the conversation is gone"))
                .conversation();
        Contact contact = archive.contacts()
                .find(tenant, conversation.contact())
                .orElseThrow(() -> new IllegalStateException("the contact is gone"));
        Capabilities capabilities = channels.find(tenant, conversation.channel())
                .map(account -> channels.adapter(account.kind()).capabilities())
                .orElseThrow(() -> new IllegalStateException("the channel is gone"));
        return new TurnInput(
                question.message().value(),
                tenant,
                question.conversation(),
                conversation.channel(),
                contact.optedOut(null),
                new Heard(new Content.Text(question.words()), question.words()),
                Session.fresh(question.conversation(), question.askedAt()),
                capabilities,
                question.askedAt());
    }

    private static Answer answer(TurnEnd end) {
        TurnState state = end.state();
        String words = state.replies().stream()
                .map(Content::words)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
        Insight insight = end.trace().steps().stream()
                .flatMap(step -> Stream.ofNullable(step.insight()))
                .reduce(Insight.NONE, Insight::and);
        return new Answer(kind(state, words), words, insight);
    }

    private static Answer.Kind kind(TurnState state, String words) {
        Decision decision = state.decision();
        if (decision != null && decision.next() instanceof Next.HandOver) {
            return Answer.Kind.HANDED_OVER;
        }
        if (decision == null || words.isEmpty()) {
            return Answer.Kind.SILENT;
        }
        boolean missed = state.routed() != null && state.routed().entry() instanceof Entry.NotUnderstood;
        boolean vain = decision.effects().stream().anyMatch(NotAnswered.class::isInstance);
        return missed || vain ? Answer.Kind.UNKNOWN : Answer.Kind.ANSWERED;
    }
}
