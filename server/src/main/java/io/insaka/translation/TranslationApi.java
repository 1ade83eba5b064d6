package io.insaka.translation;

import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Messages and drafts in another language. */
@RestController
class TranslationApi {
    private static final int MOST = 20;

    private final TenantTransactions transactions;
    private final Inbox inbox;
    private final Contacts contacts;
    private final Translations translations;
    private final Translator translator;

    TranslationApi(
            TenantTransactions transactions,
            Inbox inbox,
            Contacts contacts,
            Translations translations,
            Translator translator) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.contacts = contacts;
        this.translations = translations;
        this.translator = translator;
    }

    /**
     * @param ready whether a model is there and may be asked
     * @param customerLanguage ISO 639: in which language the customer writes; null while they have said too little
     */
    record Outlook(boolean ready, @Nullable String customerLanguage) {}

    @GetMapping("/api/v1/conversations/{id}/translation")
    @NotAudited("says in which language somebody writes, which stands beside their messages")
    @Requires(Permission.CONVERSATIONS_READ)
    Outlook outlook(Caller caller, @PathVariable UUID id) {
        return transactions.call(caller.tenant(), () -> {
            String language = language(caller, conversation(caller, id));
            return new Outlook(translator.ready(caller.tenant()), language.isEmpty() ? null : language);
        });
    }

    /** @param language ISO 639, such as {@code en}: into which */
    record Into(@NotBlank @Size(max = 3) String language) {}

    /**
     * @param language into which
     * @param said in which language it was written; null when the model did not tell
     */
    record TranslationView(
            UUID message, String language, @Nullable String said, String text) {}

    @PostMapping("/api/v1/messages/{id}/translation")
    @NotAudited("opening the thread leaves an entry, and what a model was asked stands in the ledger of models")
    @Requires(Permission.CONVERSATIONS_READ)
    TranslationView translate(Caller caller, @PathVariable UUID id, @Valid @RequestBody Into into) {
        var message = new MessageId(id);
        Translated outcome = translations
                .of(caller.tenant(), message, checked(into.language()))
                .orElseThrow(TranslationProblem::unknownMessage);
        return switch (outcome) {
            case Translated.Same same -> throw new IllegalStateException("whoever asks for one message gets an answer");
            case Translated.Not(TranslationProblem why) -> throw why;
            case Translated.Made(Translation made) -> view(message, made);
        };
    }

    record Several(
            @NotBlank @Size(max = 3) String language,
            @NotNull @Size(min = 1, max = MOST) List<@NotNull UUID> messages) {}

    /** @param code and detail: of the problem that asking for this one alone would have brought */
    record NotTranslated(UUID message, String code, String detail) {}

    /** @param same those that are in that language already: nobody was asked for them */
    record Page(List<TranslationView> items, List<UUID> same, List<NotTranslated> failed) {}

    /** Some messages of one conversation. Those that are none of it are left out. */
    @PostMapping("/api/v1/conversations/{id}/translations")
    @NotAudited("opening the thread leaves an entry, and what a model was asked stands in the ledger of models")
    @Requires(Permission.CONVERSATIONS_READ)
    Page translateSeveral(Caller caller, @PathVariable UUID id, @Valid @RequestBody Several several) {
        String language = checked(several.language());
        transactions.run(caller.tenant(), () -> conversation(caller, id));
        Map<MessageId, Translated> outcomes = translations.of(
                caller.tenant(),
                new ConversationId(id),
                several.messages().stream().map(MessageId::new).toList(),
                language);
        List<TranslationView> items = new ArrayList<>();
        List<UUID> same = new ArrayList<>();
        List<NotTranslated> failed = new ArrayList<>();
        outcomes.forEach((message, outcome) -> {
            switch (outcome) {
                case Translated.Made(Translation made) -> items.add(view(message, made));
                case Translated.Same known -> same.add(message.value());
                case Translated.Not(TranslationProblem why) ->
                    failed.add(new NotTranslated(message.value(), why.code(), why.detail()));
            }
        });
        return new Page(items, same, failed);
    }

    /** @param language into which; null for the one in which the customer writes */
    record DraftWords(
            @NotBlank @Size(max = 20_000) String text,
            @Nullable @Size(max = 3) String language) {}

    /** @param language null when the model did not tell into which it is the customer's */
    record DraftView(@Nullable String language, @Nullable String said, String text) {}

    /** What a teammate has begun to write, for them to read and send. Nothing is kept of it. */
    @PostMapping("/api/v1/conversations/{id}/draft-translation")
    @NotAudited("changes nothing, and what a model was asked stands in the ledger of models")
    @Requires(Permission.CONVERSATIONS_WRITE)
    DraftView translateDraft(Caller caller, @PathVariable UUID id, @Valid @RequestBody DraftWords draft) {
        String asked = draft.language() == null ? "" : checked(draft.language());
        var target = transactions.call(caller.tenant(), () -> {
            Conversation found = conversation(caller, id);
            String language = asked.isEmpty() ? language(caller, found) : asked;
            return new Target(found.id(), language, language.isEmpty() ? sample(caller, found) : "");
        });
        Translated outcome = target.language().isEmpty()
                ? translator.asTheyWrite(caller.tenant(), target.conversation(), target.sample(), draft.text())
                : translator.into(caller.tenant(), target.conversation(), target.language(), draft.text());
        return switch (outcome) {
            case Translated.Same same -> throw new IllegalStateException("a draft is always translated");
            case Translated.Not(TranslationProblem why) -> throw why;
            case Translated.Made(Translation made) ->
                new DraftView(orNull(made.language()), orNull(made.said()), made.words());
        };
    }

    private record Target(ConversationId conversation, String language, String sample) {}

    private Conversation conversation(Caller caller, UUID id) {
        return inbox.find(caller.tenant(), new ConversationId(id))
                .orElseThrow(TranslationProblem::unknownConversation)
                .conversation();
    }

    private String language(Caller caller, Conversation conversation) {
        return contacts.find(caller.tenant(), conversation.contact())
                .map(contact -> contact.spoken().language().split("-", 2)[0])
                .orElse("");
    }

    private String sample(Caller caller, Conversation conversation) {
        return inbox.latestInbound(caller.tenant(), conversation.id())
                .map(Translations::source)
                .filter(words -> !words.isEmpty())
                .orElseThrow(TranslationProblem::unknownLanguage);
    }

    private static TranslationView view(MessageId message, Translation made) {
        return new TranslationView(message.value(), made.language(), orNull(made.said()), made.words());
    }

    private static @Nullable String orNull(String code) {
        return code.isEmpty() ? null : code;
    }

    private static String checked(String language) {
        String code = language.strip().toLowerCase(Locale.ROOT);
        String name = Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
        if (!code.matches("[a-z]{2,3}") || name.equals(code)) {
            throw TranslationProblem.invalid("language", "is no ISO 639 code of a language");
        }
        return code;
    }
}
