package io.insaka.llm.asking;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Account;
import io.insaka.llm.Ask;
import io.insaka.llm.Embedded;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.ModelReply;
import io.insaka.llm.ModelReply.Why;
import io.insaka.llm.Models;
import io.insaka.llm.ModelsOutlook;
import io.insaka.llm.Recording;
import io.insaka.llm.Transcript;
import io.insaka.llm.Usage;
import io.insaka.llm.accounts.Budget;
import io.insaka.llm.accounts.Roster;
import io.insaka.llm.accounts.Rosters;
import io.insaka.llm.spending.Spending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The models of every organisation, asked in its order. */
@Service
final class Chain implements Models, ModelsOutlook {
    /** Fewer and larger requests; providers take 100 to 2,048 at once. */
    private static final int MOST_TEXTS = 96;

    private static final String INDEXING = "embedding";
    private static final String LISTENING = "transcription";

    private final Rosters rosters;
    private final Spending spending;
    private final Calls calls;
    private final io.insaka.llm.asking.Circuits circuits;
    private final Memories memories;
    private final Timing timing;

    Chain(
            Rosters rosters,
            Spending spending,
            Calls calls,
            io.insaka.llm.asking.Circuits circuits,
            Memories memories,
            Timing timing) {
        this.rosters = rosters;
        this.spending = spending;
        this.calls = calls;
        this.circuits = circuits;
        this.memories = memories;
        this.timing = timing;
    }

    /** What was learnt from earlier questions. */
    @Component
    record Memories(AnswerCache answers, Manners manners) {}

    @Component
    record Timing(LlmSettings settings, Pace pace) {}

    @Override
    public boolean ready(TenantId tenant, Ability ability) {
        Roster roster = rosters.of(tenant);
        List<Account> inUse = roster.inUse(ability);
        return !inUse.isEmpty()
                && inUse.stream().anyMatch(account -> !circuits.open(account))
                && (roster.budget().monthly() == null || !roster.budget().spent(spending.thisMonth(tenant)));
    }

    @Override
    public Optional<String> first(TenantId tenant, Ability ability) {
        String role = ability == Ability.EMBEDDING ? INDEXING : ability == Ability.TRANSCRIPTION ? LISTENING : "";
        return rosters.of(tenant).order(role, ability).stream()
                .findFirst()
                .map(account -> Objects.requireNonNull(account.modelFor(ability)));
    }

    @Override
    public ModelReply chat(TenantId tenant, Ask ask) {
        refuseInTransaction();
        Roster roster = rosters.of(tenant);
        List<Account> order = roster.order(ask.agent(), Ability.CHAT);
        if (order.isEmpty()) {
            return new ModelReply.None(Why.NOT_CONFIGURED, Usage.NOTHING);
        }
        Optional<ModelReply> known = remembered(order.getFirst(), ask);
        if (known.isPresent()) {
            return known.get();
        }
        Walk walk = walk(Asked.now(tenant, Ability.CHAT, ask.agent(), ask.conversation()), roster, ask.patience());
        return switch (walk.go(order, account -> new ChatForm(ask, memories.manners(), account))) {
            case Walk.End.Found(Account account, Heard.Words(var text, var toolCalls, var tokens)) -> {
                if (toolCalls.isEmpty()) {
                    memories.answers().keep(account, ask, text);
                }
                yield new ModelReply.Said(text, toolCalls, walk.usage());
            }
            case Walk.End.Found found -> new ModelReply.None(Why.ALL_FAILED, walk.usage());
            case Walk.End.Declined(String words) -> new ModelReply.Refused(words, walk.usage());
            case Walk.End.Nobody(Why why) -> new ModelReply.None(why, walk.usage());
        };
    }

    private Optional<ModelReply> remembered(Account first, Ask ask) {
        return memories.answers()
                .find(first, ask)
                .map(text ->
                        new ModelReply.Said(text, List.of(), new Usage(first.name(), first.model(), 0, 0, 0, 0, 0)));
    }

    @Override
    public Embedded embed(TenantId tenant, List<String> texts) {
        refuseInTransaction();
        Roster roster = rosters.of(tenant);
        List<Account> order = roster.order(INDEXING, Ability.EMBEDDING);
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += MOST_TEXTS) {
            List<String> batch = texts.subList(from, Math.min(texts.size(), from + MOST_TEXTS));
            Walk walk = walk(
                    Asked.now(tenant, Ability.EMBEDDING, INDEXING, null),
                    roster,
                    timing.settings().embedPatience());
            if (!(walk.go(order, account -> embedding(batch))
                    instanceof Walk.End.Found(Account account, Heard.Vectors(var found, var tokens)))) {
                return Embedded.NONE;
            }
            vectors.addAll(found);
            // The rest by the same one: vectors of two models cannot be compared.
            order = List.of(account);
        }
        return vectors.isEmpty()
                ? Embedded.NONE
                : new Embedded(Objects.requireNonNullElse(order.getFirst().modelFor(Ability.EMBEDDING), ""), vectors);
    }

    /** Providers refuse to embed nothing. */
    private static Walk.Form embedding(List<String> batch) {
        List<String> texts =
                batch.stream().map(text -> text.isBlank() ? "-" : text).toList();
        return (provider, account, within) -> {
            Heard heard = provider.embed(account, texts, within);
            boolean odd = heard instanceof Heard.Vectors(var vectors, var tokens)
                    && (vectors.size() != texts.size()
                            || vectors.stream()
                                            .mapToInt(vector -> vector.length)
                                            .distinct()
                                            .count()
                                    > 1);
            return odd ? new Heard.Failed(Failure.MALFORMED, "", heard.tokens(), null) : heard;
        };
    }

    @Override
    public Transcript transcribe(TenantId tenant, Recording recording) {
        refuseInTransaction();
        Roster roster = rosters.of(tenant);
        List<Account> order = roster.order(LISTENING, Ability.TRANSCRIPTION);
        if (order.isEmpty()) {
            return new Transcript.None(Why.NOT_CONFIGURED, Usage.NOTHING);
        }
        Walk walk = walk(
                Asked.now(tenant, Ability.TRANSCRIPTION, LISTENING, recording.conversation()),
                roster,
                recording.patience());
        return switch (walk.go(order, account -> Listening.to(recording))) {
            case Walk.End.Found(Account account, Heard.Words(var text, var none, var tokens)) ->
                new Transcript.Written(text, walk.usage());
            case Walk.End.Found found -> new Transcript.None(Why.ALL_FAILED, walk.usage());
            case Walk.End.Declined declined -> new Transcript.None(Why.ALL_FAILED, walk.usage());
            case Walk.End.Nobody(Why why) -> new Transcript.None(why, walk.usage());
        };
    }

    private Walk walk(Asked asked, Roster roster, Duration patience) {
        return new Walk(
                calls,
                circuits,
                timing.pace(),
                asked,
                new Walk.Limits(
                        patience,
                        timing.settings().attemptTimeout(),
                        () -> spent(roster.budget(), asked.tenant(), asked.conversation())));
    }

    private boolean spent(Budget budget, TenantId tenant, @Nullable ConversationId conversation) {
        return budget.monthly() != null && budget.spent(spending.thisMonth(tenant))
                || budget.conversation() != null
                        && conversation != null
                        && budget.spentOn(spending.on(tenant, conversation));
    }

    private static void refuseInTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a model thinks for seconds: no transaction may be open meanwhile");
        }
    }

    @Override
    public ModelsOutlook.Circuits circuits() {
        return circuits.outlook();
    }

    @Override
    public long configured() {
        return rosters.configured();
    }
}
