package io.insaka.brain.turns;

import io.insaka.brain.handover.HandOvers;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Effect;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Understood;
import io.insaka.channels.spi.Content;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.Spoken;
import io.insaka.contacts.consent.Said;
import io.insaka.conversations.Author;
import io.insaka.conversations.Message;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.Priority;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies what a turn decided to its locked thread. */
@Component
class Effects {
    private final Contacts contacts;
    private final HandOvers handOvers;
    private final TurnSettings settings;

    Effects(Contacts contacts, HandOvers handOvers, TurnSettings settings) {
        this.contacts = contacts;
        this.handOvers = handOvers;
        this.settings = settings;
    }

    /** For a message that meets nobody yet: they wait for a person. */
    void waiting(TenantId tenant, OpenThread thread, Contact contact, Instant now) {
        if (contact.optedOutAt() == null) {
            handOvers.reassure(tenant, thread, now);
        }
    }

    /**
     * What has become of a turn.
     *
     * @param session as it is from now on
     * @param said the messages that went out
     */
    record Applied(Session session, List<UUID> said) {}

    Applied apply(TenantId tenant, OpenThread thread, TurnEnd end, Instant now) {
        List<UUID> said = new ArrayList<>();
        Session session = apply(tenant, thread, end, now, said);
        return new Applied(session, said);
    }

    private Session apply(TenantId tenant, OpenThread thread, TurnEnd end, Instant now, List<UUID> said) {
        TurnInput input = end.state().input();
        long fence = thread.conversation().lease().fence();
        end.state()
                .replies()
                .forEach(reply -> said.add(
                        thread.say(Author.BOT, Message.Body.of(reply), null).value()));
        Decision decision = end.state().decision();
        if (decision == null) {
            return input.session();
        }
        switch (decision.next()) {
            case Next.HandOver handOver ->
                handOvers.begin(
                        tenant,
                        thread,
                        input.id(),
                        handOver,
                        input.heard().words(),
                        end.state().understood());
            case Next.OptOut optOut -> optOut(tenant, thread, now, end.state());
            case Next.OptIn optIn -> optOut(tenant, thread, null, end.state());
            case Next.Done done -> {}
            case Next.Stay stay -> {}
            case Next.Pass pass -> throw new IllegalStateException("nobody answered in its place");
        }
        if (!(decision.next() instanceof Next.HandOver)
                && end.state().understood().priority() == Understood.Priority.HIGH) {
            thread.raise(Priority.HIGH);
        }
        decision.effects().forEach(Effect::apply);
        return session(input, end.state().routed(), decision, fence, now);
    }

    private void optOut(TenantId tenant, OpenThread thread, @Nullable Instant at, TurnState state) {
        TurnInput input = state.input();
        contacts.optOut(tenant, input.contact().id(), at, Said.inMessage(input.id()));
        if (state.replies().isEmpty()) {
            note(thread, at);
        }
    }

    /**
     * What a contact wants from here on while the bot has nothing to say: kept, and shown to whoever answers.
     *
     * @param message in which they said so; null: their provider did
     */
    void wish(
            TenantId tenant, OpenThread thread, Contact contact, @Nullable Instant optedOutAt, @Nullable UUID message) {
        Said how = message == null ? Said.byProvider() : Said.inMessage(message);
        contacts.optOut(tenant, contact.id(), optedOutAt, how);
        note(thread, optedOutAt);
    }

    private static void note(OpenThread thread, @Nullable Instant optedOutAt) {
        thread.note(
                Author.SYSTEM,
                optedOutAt == null
                        ? new Content.Notice("opted_in", "The contact wants messages again.")
                        : new Content.Notice(
                                "opted_out", "The contact wants no more messages: the bot sends none from here on."));
    }

    /** Remembers in which language people write. */
    void remember(TenantId tenant, Map<ContactId, Spoken> spoken) {
        contacts.speak(tenant, spoken);
    }

    private Session session(
            TurnInput input, TurnState.@Nullable Routed routed, Decision decision, long fence, Instant now) {
        Next next = decision.next();
        List<Content> said = decision.replies();
        boolean missed = routed != null && routed.entry() instanceof Entry.NotUnderstood;
        boolean kept = !(next instanceof Next.HandOver);
        int misses = missed && kept ? input.session().misses() + 1 : 0;
        String skill =
                routed != null && next instanceof Next.Stay ? routed.skill().name() : null;
        String memory = next instanceof Next.Stay stay ? stay.memory() : null;
        return new Session(
                input.conversation(),
                skill,
                memory,
                misses,
                fence,
                now.plus(settings.idle()),
                said.isEmpty() ? input.session().numbered() : Numbered.of(said, input.capabilities()),
                input.session().pace());
    }
}
