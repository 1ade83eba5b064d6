package io.insaka.translation;

import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Messages in another language: as kept, or by the model. */
@Component
class Translations {
    private final Messages messages;
    private final TranslationRepository repository;
    private final Translator translator;
    private final TenantTransactions transactions;
    private final Clock clock;

    Translations(
            Messages messages,
            TranslationRepository repository,
            Translator translator,
            TenantTransactions transactions,
            Clock clock) {
        this.messages = messages;
        this.repository = repository;
        this.translator = translator;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A message, what it says, and its translation if one is kept. */
    private record Wanted(
            Message message, String source, @Nullable Translation kept) {}

    /**
     * Each on its own, all at once: one that fails spoils no other. What is not there, or not in the conversation, is left
     * out. Call it outside a transaction.
     *
     * @param conversation null for wherever the messages are
     */
    Map<MessageId, Translated> of(
            TenantId tenant, @Nullable ConversationId conversation, List<MessageId> ids, String language) {
        List<Wanted> wanted = transactions.call(
                tenant,
                () -> ids.stream()
                        .distinct()
                        .flatMap(id -> messages.find(tenant, id).stream())
                        .filter(message ->
                                conversation == null || message.conversation().equals(conversation))
                        .map(message -> wanted(tenant, message, language))
                        .toList());
        Map<MessageId, Translated> all = new LinkedHashMap<>();
        Map<Wanted, Future<Translated>> asked = new LinkedHashMap<>();
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Wanted one : wanted) {
                if (one.kept() != null) {
                    all.put(one.message().id(), new Translated.Made(one.kept()));
                } else {
                    asked.put(one, asking.submit(() -> translate(tenant, one, language)));
                }
            }
        }
        List<Wanted> made = new ArrayList<>();
        asked.forEach((one, outcome) -> {
            all.put(one.message().id(), result(outcome));
            if (all.get(one.message().id()) instanceof Translated.Made) {
                made.add(one);
            }
        });
        if (!made.isEmpty()) {
            transactions.run(tenant, () -> made.forEach(one -> keep(tenant, one, all)));
        }
        return all;
    }

    private Wanted wanted(TenantId tenant, Message message, String language) {
        String source = source(message);
        Translation kept = source.isEmpty()
                ? null
                : repository.find(tenant, message.id(), language, source).orElse(null);
        return new Wanted(message, source, kept);
    }

    /** What was written, or else what was heard in a recording; nothing of what was taken back. */
    static String source(Message message) {
        if (message.marks().revokedAt() != null) {
            return "";
        }
        Message.Body body = message.body();
        return Stream.of(Optional.of(body.content().words()), Optional.ofNullable(body.perceived()))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private Translated translate(TenantId tenant, Wanted one, String language) {
        return one.source().isEmpty()
                ? new Translated.Not(TranslationProblem.nothing())
                : translator.into(tenant, one.message().conversation(), language, one.source());
    }

    private static Translated result(Future<Translated> outcome) {
        return outcome.state() == Future.State.SUCCESS
                ? outcome.resultNow()
                : new Translated.Not(TranslationProblem.failed());
    }

    private void keep(TenantId tenant, Wanted one, Map<MessageId, Translated> all) {
        // Gone or changed while the model was at work: then nothing of it is kept.
        boolean same = messages.find(tenant, one.message().id())
                .filter(now -> source(now).equals(one.source()))
                .isPresent();
        if (same && all.get(one.message().id()) instanceof Translated.Made(Translation translation)) {
            repository.keep(tenant, one.message(), one.source(), translation, clock.instant());
        }
    }
}
