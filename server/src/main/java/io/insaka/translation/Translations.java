package io.insaka.translation;

import io.insaka.brain.understanding.LocalUnderstanding;
import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Messages in another language: as kept, or by the model. Call it outside a transaction. */
@Component
class Translations {
    private final Messages messages;
    private final Kept kept;
    private final TranslationRepository repository;
    private final Translator translator;
    private final TenantTransactions transactions;
    private final LocalUnderstanding understanding = new LocalUnderstanding();

    Translations(
            Messages messages,
            Kept kept,
            TranslationRepository repository,
            Translator translator,
            TenantTransactions transactions) {
        this.messages = messages;
        this.kept = kept;
        this.repository = repository;
        this.translator = translator;
        this.transactions = transactions;
    }

    /** One that somebody pointed at: the model is asked whatever language it seems to be in. Empty when it is not there. */
    Optional<Translated> of(TenantId tenant, MessageId id, String language) {
        return transactions
                .call(tenant, () -> messages.find(tenant, id))
                .map(message -> translate(tenant, new Kept.Wanted(message, source(message), language)));
    }

    /**
     * Each on its own, all at once: one that fails spoils no other. What is not there, or not in the conversation, is left
     * out; nobody is asked for what is in that language already.
     */
    Map<MessageId, Translated> of(TenantId tenant, ConversationId conversation, List<MessageId> ids, String language) {
        Map<MessageId, Translated> all = new LinkedHashMap<>();
        Map<Boolean, List<Kept.Wanted>> byNeed = transactions.call(
                tenant,
                () -> ids.stream()
                        .distinct()
                        .flatMap(id -> messages.find(tenant, id).stream())
                        .filter(message -> message.conversation().equals(conversation))
                        .map(message -> new Kept.Wanted(message, source(message), language))
                        .collect(Collectors.partitioningBy(one -> already(tenant, one))));
        byNeed.getOrDefault(true, List.of())
                .forEach(one -> all.put(one.message().id(), new Translated.Same()));
        Map<MessageId, Future<Translated>> asked = new LinkedHashMap<>();
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Kept.Wanted one : byNeed.getOrDefault(false, List.of())) {
                asked.put(one.message().id(), asking.submit(() -> translate(tenant, one)));
            }
        }
        asked.forEach((id, outcome) -> all.put(id, result(outcome)));
        return all;
    }

    /** A model said so when it was asked for another language, or its words leave no doubt. */
    private boolean already(TenantId tenant, Kept.Wanted one) {
        if (one.source().isEmpty() || kept.find(tenant, one).isPresent()) {
            return false;
        }
        String said = repository
                .said(tenant, one.message().id(), one.source())
                .orElseGet(() -> understanding.read(one.source(), "").heard());
        return said.equals(one.language());
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

    private Translated translate(TenantId tenant, Kept.Wanted one) {
        return one.source().isEmpty()
                ? new Translated.Not(TranslationProblem.nothing())
                : kept.once(
                        tenant,
                        one,
                        () -> translator.into(tenant, one.message().conversation(), one.language(), one.source()));
    }

    private static Translated result(Future<Translated> outcome) {
        return outcome.state() == Future.State.SUCCESS
                ? outcome.resultNow()
                : new Translated.Not(TranslationProblem.failed());
    }
}
