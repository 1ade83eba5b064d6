package io.insaka.privacy;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contact;
import io.insaka.contacts.ContactProblem;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.MediaId;
import io.insaka.kernel.TenantId;
import io.insaka.media.MediaProblem;
import io.insaka.media.MediaStore;
import io.insaka.media.StoredMedia;
import io.insaka.tenancy.Tenants;
import io.insaka.vault.PersonalCopies;
import io.insaka.vault.Traces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Writes down what is kept of a person while it is being read, in small transactions: neither the memory nor a connection
 * is held by how much it is.
 */
@Component
class Copies {
    private static final int SOME = 200;

    private final TenantTransactions transactions;
    private final Said said;
    private final Tenants tenants;
    private final PersonalCopies records;
    private final CopyPages pages;
    private final Clock clock;

    /** Where people and what was said with them are. */
    @Component
    record Said(Contacts contacts, Inbox inbox, Channels channels, MediaStore media) {}

    Copies(
            TenantTransactions transactions,
            Said said,
            Tenants tenants,
            PersonalCopies records,
            CopyPages pages,
            Clock clock) {
        this.transactions = transactions;
        this.said = said;
        this.tenants = tenants;
        this.records = records;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param everyone all contacts of the person */
    record Whom(Contact person, List<Contact> everyone, List<Conversation> threads, Traces traces) {}

    /** Joins the tenant's open transaction. */
    Whom whom(TenantId tenant, ContactId id) {
        Contact asked = said.contacts().find(tenant, id).orElseThrow(ContactProblem::unknown);
        Map<ContactId, Contact> found = said.contacts().find(tenant, asked.everyone());
        Collection<Contact> everyone = found.values();
        List<Conversation> threads = said.inbox().threads(tenant, found.keySet()).stream()
                .sorted(Comparator.comparing(Conversation::createdAt))
                .toList();
        Instant now = clock.instant();
        var traces = new Traces(
                tenant,
                found.keySet().stream().map(ContactId::value).collect(Collectors.toSet()),
                threads.stream()
                        .map(each -> new Traces.Thread(
                                each.id().value(), each.channel().value(), each.lane()))
                        .toList(),
                everyone.stream()
                        .flatMap(each -> each.everyAddress().stream())
                        .map(address -> new Traces.Known(address.kind(), address.value()))
                        .distinct()
                        .toList(),
                asked.createdAt(),
                now);
        Contact lead = Objects.requireNonNullElse(found.get(asked.lead()), asked);
        return new Whom(lead, List.copyOf(everyone), threads, traces);
    }

    void write(TenantId tenant, Whom whom, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Map<ChannelId, String> channels = said.channels().list(tenant).stream()
                .collect(Collectors.toMap(ChannelAccount::id, ChannelAccount::name));
        Map<Conversation, String> threads = new LinkedHashMap<>();
        for (Conversation thread : whom.threads()) {
            String channel = channels.getOrDefault(thread.channel(), "a channel that was removed");
            threads.put(thread, channel);
        }
        String organisation = transactions.call(tenant, () -> tenants.name(tenant));
        entry(zip, "index.html", pages.index(organisation, whom, threads, records.tables(), clock.instant()));
        Set<MediaId> files = new LinkedHashSet<>();
        for (Map.Entry<Conversation, String> thread : threads.entrySet()) {
            thread(zip, tenant, whom, thread.getKey(), thread.getValue(), files);
        }
        transactions.call(tenant, () -> records.files(whom.traces())).stream()
                .map(MediaId::new)
                .forEach(files::add);
        List<MediaId> gone = new ArrayList<>();
        for (MediaId file : files) {
            if (!file(zip, tenant, file)) {
                gone.add(file);
            }
        }
        if (!gone.isEmpty()) {
            entry(zip, "files/missing.txt", gone.stream().map(id -> id + "\n").collect(Collectors.joining()));
        }
        for (String table : records.tables()) {
            table(zip, tenant, whom, table);
        }
        zip.finish();
    }

    private void thread(
            ZipOutputStream zip, TenantId tenant, Whom whom, Conversation thread, String channel, Set<MediaId> files)
            throws IOException {
        zip.putNextEntry(new ZipEntry(CopyPages.path(thread)));
        var page = pages.thread(zip, whom, channel);
        long position = 0;
        while (true) {
            long from = position;
            List<Message> some = transactions.call(tenant, () -> said.inbox().after(tenant, thread.id(), from, SOME));
            for (Message message : some) {
                List<StoredMedia> sent = message.body().files().stream()
                        .flatMap(id -> said.media().find(tenant, id).stream())
                        .toList();
                sent.forEach(each -> files.add(each.id()));
                page.say(message, sent);
                position = message.position();
            }
            if (some.size() < SOME) {
                break;
            }
        }
        page.end();
        zip.closeEntry();
    }

    /** False when it is known but not there any more: what is there is told all the same. */
    private boolean file(ZipOutputStream zip, TenantId tenant, MediaId id) throws IOException {
        StoredMedia found = said.media().find(tenant, id).orElse(null);
        if (found == null) {
            return false;
        }
        try (InputStream bytes = said.media().read(tenant, found)) {
            zip.putNextEntry(new ZipEntry(CopyPages.path(found)));
            bytes.transferTo(zip);
            zip.closeEntry();
            return true;
        } catch (MediaProblem.Unknown lost) {
            return false;
        }
    }

    /** Lines of JSON in one list; a table without rows of theirs has no file. */
    private void table(ZipOutputStream zip, TenantId tenant, Whom whom, String table) throws IOException {
        @Nullable String from = null;
        boolean begun = false;
        do {
            @Nullable String here = from;
            PersonalCopies.Page page = transactions.call(tenant, () -> records.rows(whom.traces(), table, here));
            for (JsonNode row : page.rows()) {
                if (!begun) {
                    zip.putNextEntry(new ZipEntry("records/" + table + ".json"));
                }
                zip.write(((begun ? ",\n" : "[\n") + row).getBytes(StandardCharsets.UTF_8));
                begun = true;
            }
            from = page.next();
        } while (from != null);
        if (begun) {
            zip.write("\n]\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
