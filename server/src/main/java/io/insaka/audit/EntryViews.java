package io.insaka.audit;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Teammates;
import io.insaka.vault.SealBroken;
import io.insaka.vault.Vault;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries as people read them: with names, and with what was sealed. */
@Component
class EntryViews {
    private static final JsonMapper json = new JsonMapper();

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Teammates teammates;
    private final Vault vault;

    EntryViews(Teammates teammates, Vault vault) {
        this.teammates = teammates;
        this.vault = vault;
    }

    /** @param kind teammate, token (a program, with a token of that teammate), stranger, operator (at this machine's terminal) or system */
    record Who(
            String kind,
            @Nullable UUID id,
            @Nullable String name,
            @Nullable UUID tokenId) {}

    /** @param name of a teammate; null for everything else */
    record What(String type, String id, @Nullable String name) {}

    record From(String address, String agent) {}

    /**
     * @param from null where nobody called, and where it has been forgotten
     * @param personal what was sealed beside where it came from
     * @param forgotten whether something personal was kept here that has been erased since
     */
    record EntryView(
            long seq,
            Instant at,
            Who who,
            String action,
            What subject,
            @Nullable From from,
            JsonNode details,
            Map<String, String> personal,
            boolean forgotten,
            String hash) {}

    List<EntryView> of(TenantId tenant, List<EntryRepository.Kept> entries) {
        Set<TeammateId> people = entries.stream()
                .flatMap(kept ->
                        Stream.concat(Stream.ofNullable(kept.entry().actor().teammate()), subject(kept.entry())))
                .map(TeammateId::new)
                .collect(Collectors.toSet());
        Map<TeammateId, String> names = teammates.names(tenant, people);
        return entries.stream().map(kept -> view(kept, names)).toList();
    }

    private static Stream<UUID> subject(Entry entry) {
        return entry.subject().type().equals("teammate")
                        && ID.matcher(entry.subject().id()).matches()
                ? Stream.of(UUID.fromString(entry.subject().id()))
                : Stream.empty();
    }

    private EntryView view(EntryRepository.Kept kept, Map<TeammateId, String> names) {
        Entry entry = kept.entry();
        UUID person = entry.actor().teammate();
        Personal personal = personal(kept);
        return new EntryView(
                entry.seq(),
                entry.at(),
                new Who(
                        entry.actor().kind().wire(),
                        person,
                        person == null ? null : names.get(new TeammateId(person)),
                        entry.actor().token()),
                entry.action(),
                new What(
                        entry.subject().type(),
                        entry.subject().id(),
                        subject(entry)
                                .findFirst()
                                .map(id -> names.get(new TeammateId(id)))
                                .orElse(null)),
                personal == null || personal.address().isEmpty()
                        ? null
                        : new From(personal.address(), personal.agent()),
                details(entry),
                personal == null ? Map.of() : personal.values(),
                entry.commitment() != null && personal == null,
                HexFormat.of().formatHex(entry.hash()));
    }

    /** Somebody who writes into the table may write anything there: the list must still show the rest. */
    private static JsonNode details(Entry entry) {
        try {
            return json.readTree(entry.details());
        } catch (JacksonException altered) {
            return json.createObjectNode();
        }
    }

    /** A damaged seal is for the check to report; the rest of the entry can still be read. */
    private @Nullable Personal personal(EntryRepository.Kept kept) {
        byte[] sealed = kept.sealed();
        if (sealed == null) {
            return null;
        }
        try {
            return Personal.open(vault, kept.entry().tenant(), sealed);
        } catch (SealBroken broken) {
            return null;
        }
    }
}
