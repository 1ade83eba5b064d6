package io.insaka.conversations;

import io.insaka.intake.Forgetting;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.media.MediaStore;
import io.insaka.vault.PersonalRecords;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Traces;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the threads of a person away: first so that nobody can write in them any more, then what was said in them. */
@Component
public class Erasing implements PersonalRecords {
    private static final int SOME = 100;

    private final ThreadRepository threads;
    private final MessageRepository messages;
    private final MediaStore media;
    private final Forgetting ledger;
    private final LiveChanges live;

    Erasing(
            ThreadRepository threads,
            MessageRepository messages,
            MediaStore media,
            Forgetting ledger,
            LiveChanges live) {
        this.threads = threads;
        this.messages = messages;
        this.media = media;
        this.ledger = ledger;
        this.live = live;
    }

    /**
     * Turns that are under way end without a word: what they decide finds nothing to end. Before the contacts are taken
     * away, in the order in which lanes lock.
     */
    public void stopTurns(TenantId tenant, Collection<ContactId> contacts) {
        List<Conversation> theirs = threads.of(tenant, contacts);
        List<UUID> ids = ids(theirs);
        List<UUID> begun = ledger.begun(
                tenant, theirs.stream().map(Conversation::lane).distinct().toList());
        ledger.drop(tenant, messages.among(tenant, ids, begun));
    }

    /** After the contacts were taken away, so that there will be no more of them. Nobody finds the threads from here on. */
    public List<Traces.Thread> close(TenantId tenant, Collection<ContactId> contacts) {
        List<Conversation> theirs = threads.lockOf(tenant, contacts);
        threads.delete(tenant, ids(theirs));
        live.record(
                tenant,
                theirs.stream()
                        .map(each -> new Change(each.id(), "conversation"))
                        .toList());
        return theirs.stream()
                .map(each -> new Traces.Thread(each.id().value(), each.channel().value(), each.lane()))
                .toList();
    }

    private static List<UUID> ids(List<Conversation> conversations) {
        return conversations.stream()
                .map(Conversation::id)
                .map(ConversationId::value)
                .toList();
    }

    @Override
    public Set<String> tables() {
        return Set.of("message", "message_alias", "media", "conversation");
    }

    @Override
    public List<PersonalTable> copied() {
        return List.of(PersonalTable.ofConversation("conversation", "id"), PersonalTable.ofConversation("message"));
    }

    @Override
    public boolean afterOthers() {
        return true;
    }

    /** The files first: a message that is still there tells which. */
    @Override
    public Part erase(Traces person, @Nullable String from) {
        List<UUID> conversations = Arrays.asList(person.conversationIds());
        TenantId tenant = person.tenant();
        List<Message> some = messages.some(tenant, conversations, SOME);
        int files = 0;
        for (MediaId file :
                some.stream().flatMap(each -> each.body().files().stream()).toList()) {
            files += media.find(tenant, file).isPresent() ? 1 : 0;
            media.delete(tenant, file);
        }
        int rows = messages.delete(
                tenant, some.stream().map(each -> each.id().value()).toList());
        return new Part(rows, files, some.size() < SOME ? null : "");
    }
}
