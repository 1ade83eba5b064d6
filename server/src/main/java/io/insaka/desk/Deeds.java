package io.insaka.desk;

import io.insaka.attributes.AttributeSubject;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a teammate does to a conversation by hand, for those who do several of these things in their name: the same rules,
 * refusals and traces. Every method joins the tenant's open transaction.
 */
@Component
public class Deeds {
    private final Writing writing;
    private final Filling filling;
    private final ConversationChanges changes;
    private final CannedReplyRepository canned;
    private final AttributeChanges attributes;
    private final Activities activities;

    Deeds(
            Writing writing,
            Filling filling,
            ConversationChanges changes,
            CannedReplyRepository canned,
            AttributeChanges attributes,
            Activities activities) {
        this.attributes = attributes;
        this.writing = writing;
        this.filling = filling;
        this.changes = changes;
        this.canned = canned;
        this.activities = activities;
    }

    /** A text with the names of a conversation in it. @param missing what nobody knows: left out */
    public record Filled(String text, List<String> missing) {}

    public Filled fill(Caller caller, ConversationId conversation, String text) {
        Placeholders.Filled filled = filling.fill(caller, conversation, text);
        return new Filled(filled.text(), filled.missing());
    }

    /** The first placeholder in a text that there is not. */
    public static @Nullable String unknownPlaceholder(String text) {
        return Placeholders.unknown(text);
    }

    /** The words of a canned reply that the caller may use. @param shared only if everybody may */
    public Optional<String> canned(Caller caller, UUID id, boolean shared) {
        return canned.find(caller.tenant(), id)
                .filter(reply ->
                        reply.owner() == null || (!shared && reply.owner().equals(caller.teammate())))
                .map(CannedReply::text);
    }

    public void reply(Caller caller, ConversationId conversation, String text) {
        writing.write(caller, conversation, draft(text, false));
    }

    public void note(Caller caller, ConversationId conversation, String text) {
        writing.write(caller, conversation, draft(text, true));
    }

    private static MessageDraft draft(String text, boolean note) {
        return new MessageDraft(text, note, null, null, null, null, null, null, null);
    }

    public void label(Caller caller, ConversationId conversation, List<UUID> on, List<UUID> off) {
        apply(caller, conversation, on, off, null, null, null, null, null, false);
    }

    /** @param to bot, none, me, or the id of a teammate. @param force although another teammate holds it */
    public void assign(Caller caller, ConversationId conversation, String to, boolean force) {
        apply(caller, conversation, List.of(), List.of(), to, null, null, null, null, force);
    }

    /** @param to the id of a team, or none */
    public void team(Caller caller, ConversationId conversation, String to, boolean force) {
        apply(caller, conversation, List.of(), List.of(), null, to, null, null, null, force);
    }

    public void prioritise(Caller caller, ConversationId conversation, String priority) {
        apply(caller, conversation, List.of(), List.of(), null, null, priority, null, null, false);
    }

    public void snooze(Caller caller, ConversationId conversation, Instant until, boolean force) {
        apply(caller, conversation, List.of(), List.of(), null, null, null, until, null, force);
    }

    public void resolve(Caller caller, ConversationId conversation, boolean force) {
        apply(caller, conversation, List.of(), List.of(), null, null, null, null, "resolved", force);
    }

    /** Of the conversation, or of its customer: by key, null takes a value away. */
    public void attributes(
            Caller caller, ConversationId conversation, AttributeSubject of, Map<String, @Nullable Object> values) {
        switch (of) {
            case CONTACT -> attributes.beside(caller.tenant(), conversation, values, Map.of());
            case CONVERSATION -> attributes.beside(caller.tenant(), conversation, Map.of(), values);
        }
    }

    /** What is known of the conversation, or of its customer: by key, as text. */
    public Map<String, String> attributeTexts(Caller caller, ConversationId conversation, AttributeSubject of) {
        return attributes.texts(caller.tenant(), conversation, of);
    }

    /** Gives attributes the values they had, as {@link #attributeTexts} had them; null for none. */
    public void restoreAttributes(
            Caller caller, ConversationId conversation, AttributeSubject of, Map<String, @Nullable String> texts) {
        attributes.restore(caller.tenant(), conversation, of, texts);
    }

    /** Refuses what {@link #attributes} would refuse, as the attributes are defined now. */
    public void checkAttributes(Caller caller, AttributeSubject of, Map<String, @Nullable Object> values) {
        attributes.check(caller.tenant(), of, values);
    }

    /** It was done by a macro of that name. */
    public void ran(Caller caller, ConversationId conversation, String macro) {
        activities.did(caller.tenant(), caller.teammate(), conversation, Activity.Kind.RAN_MACRO, macro);
    }

    private void apply(
            Caller caller,
            ConversationId conversation,
            List<UUID> label,
            List<UUID> unlabel,
            @Nullable String assign,
            @Nullable String team,
            @Nullable String priority,
            @Nullable Instant snoozeUntil,
            @Nullable String status,
            boolean force) {
        changes.apply(
                caller,
                conversation,
                new ConversationChanges.Wanted(
                        label, unlabel, assign, team, priority, snoozeUntil, false, status, force));
    }
}
