package io.insaka.contacts.consent;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ledger. Every method joins the open transaction of the tenant: a word is written where it takes effect. */
@Component
public class Consents {
    /** On every channel. */
    public static final String EVERYWHERE = "*";

    private final ConsentRepository repository;
    private final Ids ids;

    Consents(ConsentRepository repository, Ids ids) {
        this.repository = repository;
        this.ids = ids;
    }

    /**
     * What was said.
     *
     * @param purpose {@link Purposes#ANY} for any message at all
     * @param channel a kind; {@link #EVERYWHERE} for every one
     */
    public record Word(String purpose, String channel, boolean given) {
        /** STOP, or START. */
        public static Word ofAnything(boolean given) {
            return new Word(Purposes.ANY, EVERYWHERE, given);
        }
    }

    /** @param contacts all of the person's, when it was said of the person */
    public UUID write(TenantId tenant, Collection<ContactId> contacts, Word word, Said said, Instant at) {
        UUID id = ids.next();
        repository.insert(tenant, id, contacts, word, said, at);
        return id;
    }

    /** What a mailing, or whoever else writes for a purpose, has to know of people. */
    public Map<ContactId, Standing> standings(
            TenantId tenant, Map<ContactId, List<ContactId>> people, String purpose, String channel) {
        List<ContactId> all =
                people.values().stream().flatMap(List::stream).distinct().toList();
        Map<ContactId, List<Entry>> latest = repository.latest(tenant, all, purpose);
        Map<ContactId, Standing> standings = new HashMap<>();
        people.forEach((asked, everyone) -> standings.put(
                asked,
                Standing.of(
                        everyone.stream()
                                .flatMap(one -> latest.getOrDefault(one, List.of()).stream())
                                .toList(),
                        asked,
                        purpose,
                        channel)));
        return standings;
    }

    /** The latest yes and the latest no of each contact, for each purpose and channel. */
    public List<Entry> latest(TenantId tenant, Collection<ContactId> contacts) {
        return repository.latest(tenant, contacts, null).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** What was said of a person is one line, however many contacts they are. The latest first. */
    public List<Entry> history(TenantId tenant, Collection<ContactId> contacts, @Nullable Long before, int most) {
        return repository.history(tenant, contacts, before, most);
    }
}
