package io.insaka.mailings;

import io.insaka.contacts.consent.Purposes;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.mailings.AddresseeRepository.Addressee;
import io.insaka.mailings.Mailing.Stage;
import io.insaka.mailings.MailingViews.AddresseePage;
import io.insaka.mailings.MailingViews.Page;
import io.insaka.mailings.MailingViews.View;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Feature;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.PartOf;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One text to many customers: composed, looked at, started, and watched. */
@RestController
@PartOf(Feature.MAILINGS)
@RequestMapping("/api/v1/mailings")
class MailingsApi {
    private static final int MOST = 200;
    private static final int MOST_CHOSEN = 10_000;

    private final Mailings mailings;
    private final MailingViews views;
    private final AddresseeRepository addressees;
    private final TenantTransactions transactions;

    MailingsApi(
            Mailings mailings, MailingViews views, AddresseeRepository addressees, TenantTransactions transactions) {
        this.mailings = mailings;
        this.views = views;
        this.addressees = addressees;
        this.transactions = transactions;
    }

    /**
     * @param purpose what it is sent for; absent: service
     * @param subject for channels that have such a line
     * @param text with placeholders; or a template, on channels that have them
     * @param wayOut whether the text ends with the word that stops such messages; e-mail always shows a link
     */
    record NewMailing(
            @NotBlank @Size(max = 100) String name,
            @NotNull UUID channelId,
            @Nullable @Size(max = 40) String purpose,
            @NotNull @Valid NewAudience audience,
            @Nullable @Size(max = 200) String subject,
            @Nullable @Size(max = 20_000) String text,
            @Nullable @Valid NewTemplate template,
            @Nullable Boolean wayOut,
            @Nullable Integer perMinute) {}

    /**
     * Exactly one of them.
     *
     * @param query words of names or addresses
     * @param segment the id of one; who is in it when this is composed
     * @param everyone all contacts
     */
    record NewAudience(
            @Nullable @Size(min = 1, max = MOST_CHOSEN) List<@NotNull UUID> contacts,
            @Nullable @Size(max = 200) String query,
            @Nullable UUID segment,
            @Nullable Boolean everyone) {}

    record NewTemplate(
            @NotBlank @Size(max = 512) String name,
            @NotBlank @Size(max = 20) String language,
            @Nullable List<@NotNull Map<String, Object>> components) {}

    /** @param addressees how many get it, as it was seen; @param at null for now */
    record Yes(@NotNull Integer addressees, @Nullable Instant at) {}

    record Pace(@NotNull Integer perMinute) {}

    /** @param sent how many letters go once more */
    record Retried(int sent, View mailing) {}

    /** The latest first. */
    @GetMapping
    @NotAudited("shows what was said to many, and of them how many there are")
    @Requires(Permission.CONVERSATIONS_READ)
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Mailing> found = mailings.list(caller.tenant(), place(cursor, Long.MAX_VALUE), most + 1);
        List<Mailing> shown = found.size() > most ? found.subList(0, most) : found;
        return new Page(
                views.of(caller.tenant(), shown),
                found.size() > most ? Long.toString(shown.getLast().seq()) : null);
    }

    @GetMapping("/{id}")
    @NotAudited("shows what was said to many, and of them how many there are")
    @Requires(Permission.CONVERSATIONS_READ)
    View one(Caller caller, @PathVariable UUID id) {
        return views.of(caller.tenant(), mailings.find(caller.tenant(), id));
    }

    /** Writes down who would get it. Nothing is sent. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("mailing.created")
    @Requires(Permission.MAILINGS_SEND)
    View compose(Caller caller, @Valid @RequestBody NewMailing wanted) {
        String subject = Composing.words(wanted.subject());
        NewTemplate template = wanted.template();
        var letter = new Plan.Letter(
                subject == null ? null : Composing.line("subject", subject),
                Composing.words(wanted.text()),
                template == null
                        ? null
                        : new Plan.Template(
                                template.name(), template.language(), Composing.orNone(template.components())),
                Boolean.TRUE.equals(wanted.wayOut()));
        var wish = new Mailings.Wish(
                Composing.line("name", wanted.name()),
                new ChannelId(wanted.channelId()),
                wanted.purpose() == null ? Purposes.SERVICE : wanted.purpose(),
                new Plan(audience(caller, wanted.audience()), letter),
                wanted.perMinute());
        return views.of(caller.tenant(), mailings.compose(caller, wish));
    }

    private static Plan.Audience audience(Caller caller, NewAudience wanted) {
        List<UUID> contacts = wanted.contacts();
        String query = Composing.words(wanted.query());
        UUID segment = wanted.segment();
        boolean everyone = Boolean.TRUE.equals(wanted.everyone());
        int ways =
                (contacts == null ? 0 : 1) + (query == null ? 0 : 1) + (segment == null ? 0 : 1) + (everyone ? 1 : 0);
        if (ways != 1) {
            throw MailingProblem.invalid("audience", "is either contacts, a query, a segment, or everyone");
        }
        if (query != null && !caller.may(Permission.CONTACTS_ADDRESSES)) {
            // Who gets it would tell whose addresses begin so.
            throw MailingProblem.invalid("audience.query", "looks through addresses, which your role sees masked");
        }
        if (segment != null) {
            return new Plan.Audience.Segment(segment, "");
        }
        return contacts == null
                ? new Plan.Audience.Found(query)
                : new Plan.Audience.Chosen(contacts.stream().distinct().toList());
    }

    /** Says yes. Whoever says so after another finds it started. */
    @PostMapping("/{id}/start")
    @Audited("mailing.started")
    @Requires(Permission.MAILINGS_SEND)
    View start(Caller caller, @PathVariable UUID id, @Valid @RequestBody Yes yes) {
        return views.of(caller.tenant(), mailings.start(caller, id, yes.addressees(), yes.at()));
    }

    @PostMapping("/{id}/pause")
    @Audited("mailing.paused")
    @Requires(Permission.MAILINGS_SEND)
    View pause(Caller caller, @PathVariable UUID id) {
        return views.of(caller.tenant(), mailings.pause(caller, id));
    }

    @PostMapping("/{id}/resume")
    @Audited("mailing.resumed")
    @Requires(Permission.MAILINGS_SEND)
    View resume(Caller caller, @PathVariable UUID id) {
        return views.of(caller.tenant(), mailings.resume(caller, id));
    }

    /** Who waits gets none; what is on its way ends as it ends. */
    @PostMapping("/{id}/cancel")
    @Audited("mailing.cancelled")
    @Requires(Permission.MAILINGS_SEND)
    View cancel(Caller caller, @PathVariable UUID id) {
        return views.of(caller.tenant(), mailings.cancel(caller, id));
    }

    /** Sends once more what surely did not arrive. */
    @PostMapping("/{id}/retry")
    @Audited("mailing.retried")
    @Requires(Permission.MAILINGS_SEND)
    Retried retry(Caller caller, @PathVariable UUID id) {
        int sent = mailings.retry(caller, id);
        return new Retried(sent, views.of(caller.tenant(), mailings.find(caller.tenant(), id)));
    }

    @PatchMapping("/{id}")
    @Audited("mailing.changed")
    @Requires(Permission.MAILINGS_SEND)
    View change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Pace pace) {
        return views.of(caller.tenant(), mailings.pace(caller, id, pace.perMinute()));
    }

    /** One that has not been started. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("mailing.discarded")
    @Requires(Permission.MAILINGS_SEND)
    void discard(Caller caller, @PathVariable UUID id) {
        mailings.discard(caller, id);
    }

    /** In the order in which they were written down. */
    @GetMapping("/{id}/addressees")
    @AuditedRead(value = "mailing.addressees-listed", subject = "mailing")
    @Requires(Permission.CONTACTS_READ)
    AddresseePage addressees(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        Stage stage = stage(state);
        long after = place(cursor, 0);
        mailings.find(caller.tenant(), id);
        return transactions.call(caller.tenant(), () -> {
            List<Addressee> found = addressees.page(caller.tenant(), id, stage, after, most + 1);
            List<Addressee> shown = found.size() > most ? found.subList(0, most) : found;
            return new AddresseePage(
                    views.addressees(caller.tenant(), shown),
                    found.size() > most ? Long.toString(shown.getLast().seq()) : null);
        });
    }

    private static @Nullable Stage stage(@Nullable String state) {
        return state == null || state.isBlank()
                ? null
                : Stage.find(state).orElseThrow(() -> MailingProblem.invalid("state", "is no state of an addressee"));
    }

    private static long place(@Nullable String cursor, long otherwise) {
        if (cursor == null || cursor.isBlank()) {
            return otherwise;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw MailingProblem.wrongCursor();
        }
        return Long.parseLong(cursor);
    }
}
