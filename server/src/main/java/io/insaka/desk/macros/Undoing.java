package io.insaka.desk.macros;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.insaka.attributes.AttributeSubject;
import io.insaka.conversations.Dues;
import io.insaka.desk.Deeds;
import io.insaka.desk.DeskProblem;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Caller;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealBroken;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes back what a macro made of attributes. What they were goes to whoever ran it and nobody keeps it: sealed, since they
 * need not see it, for a quarter of an hour. Every method joins the tenant's open transaction.
 */
@Component
class Undoing {
    private static final Duration FOR = Duration.ofMinutes(15);

    private final Deeds deeds;
    private final Dues dues;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    Undoing(Deeds deeds, Dues dues, Vault vault, JsonMapper json, Clock clock) {
        this.deeds = deeds;
        this.dues = dues;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** @param before as text; null for none */
    record Fact(
            AttributeSubject subject,
            String key,
            @Nullable String before,
            @Nullable String after) {}

    private record Kept(UUID conversation, UUID teammate, Instant until, List<Fact> facts) {}

    /** What is known now of what a macro sets. */
    List<Fact> before(Caller caller, Macro macro, ConversationId conversation) {
        List<Fact> facts = new ArrayList<>();
        for (AttributeSubject subject : AttributeSubject.values()) {
            List<String> keys = macro.steps().stream()
                    .filter(step -> step.kind() == Macro.Kind.ATTRIBUTES && Macros.whose(step) == subject)
                    .flatMap(step -> Macros.values(step).keySet().stream())
                    .distinct()
                    .toList();
            if (!keys.isEmpty()) {
                Map<String, String> known = deeds.attributeTexts(caller, conversation, subject);
                keys.forEach(key -> facts.add(new Fact(subject, key, known.get(key), null)));
            }
        }
        return facts;
    }

    /** What takes it back; null when nothing became another. */
    @Nullable
    String kept(Caller caller, ConversationId conversation, List<Fact> before) {
        List<Fact> changed = before.stream()
                .map(fact -> new Fact(fact.subject(), fact.key(), fact.before(), now(caller, conversation, fact)))
                .filter(fact -> !Objects.equals(fact.before(), fact.after()))
                .toList();
        if (changed.isEmpty()) {
            return null;
        }
        var kept = new Kept(
                conversation.value(), caller.teammate().value(), clock.instant().plus(FOR), changed);
        byte[] sealed = vault.sealText(caller.tenant(), Purpose.MACRO_UNDO, json.writeValueAsString(kept));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private @Nullable String now(Caller caller, ConversationId conversation, Fact fact) {
        return deeds.attributeTexts(caller, conversation, fact.subject()).get(fact.key());
    }

    /** @throws DeskProblem when somebody changed one of the values meanwhile: then all stay */
    void takeBack(Caller caller, UUID conversation, String written) {
        Kept kept = opened(caller, written);
        if (!kept.conversation().equals(conversation)
                || !kept.teammate().equals(caller.teammate().value())
                || kept.until().isBefore(clock.instant())) {
            throw DeskProblem.macroOver();
        }
        var id = new ConversationId(conversation);
        dues.lock(caller.tenant(), id).orElseThrow(DeskProblem::unknownConversation);
        if (kept.facts().stream().anyMatch(fact -> !Objects.equals(fact.after(), now(caller, id, fact)))) {
            throw DeskProblem.macroChanged();
        }
        for (AttributeSubject subject : AttributeSubject.values()) {
            Map<String, @Nullable String> values = new TreeMap<>();
            kept.facts().stream()
                    .filter(fact -> fact.subject() == subject)
                    .forEach(fact -> values.put(fact.key(), fact.before()));
            if (!values.isEmpty()) {
                deeds.restoreAttributes(caller, id, subject, values);
            }
        }
    }

    private Kept opened(Caller caller, String written) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(written.getBytes(US_ASCII));
            return json.readValue(vault.openText(caller.tenant(), Purpose.MACRO_UNDO, sealed), Kept.class);
        } catch (IllegalArgumentException | SealBroken notOurs) {
            throw DeskProblem.macroOver();
        }
    }
}
